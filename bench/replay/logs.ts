import { encodeAbiParameters, type Hex, pad, toEventSelector } from "viem";

import { transferSelector } from "../../src/audit/decode/escrowLog.ts";
import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";
import { Exit } from "../../src/order/exit.ts";
import type { ChainLog } from "../../src/rpc/chain.ts";
import { escrow, feeRecipient, type SyntheticOrder, terms, termsId, token } from "./world.ts";

function eventOf(name: string) {
  const found = eventsAbi.find((item) => item.type === "event" && item.name === name);
  if (found?.type !== "event") throw new Error(`There is no event ${name}`);
  return { selector: toEventSelector(found), data: found.inputs.filter((input) => !("indexed" in input)) };
}

const published = eventOf("TermsPublished");
const locked = eventOf("OrderLocked").selector;
const delivered = eventOf("OrderDelivered").selector;
const paid = eventOf("OrderPaid").selector;

const word = (value: bigint | number): string => value.toString(16).padStart(64, "0");
const account = (value: Hex): string => value.slice(2).padStart(64, "0");
const topic = (value: Hex): Hex => `0x${account(value)}`;
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** The logs of the transactions of an order's life, byte by byte as the escrow and its token write them. */
export function publishLogs(): ChainLog[] {
  const data = encodeAbiParameters(published.data, [terms] as never);
  return [{ address: escrow, topics: [published.selector, termsId, pad(terms.arbitrator)], data }];
}

export function lockLogs(orders: readonly SyntheticOrder[]): ChainLog[] {
  const [{ buyer }] = orders as [SyntheticOrder];
  return [
    ...orders.map(({ orderId, seller, amount, lockBy, deliverBy, detailsHash }) => ({
      address: escrow,
      topics: [locked, orderId, topic(buyer), topic(seller)],
      data: `0x${termsId.slice(2)}${account(buyer)}${account(token)}${word(amount)}${word(lockBy)}${word(deliverBy)}${detailsHash.slice(2)}` as Hex,
    })),
    transferLog(buyer, escrow, sum(orders.map(({ amount }) => amount))),
  ];
}

export function deliverLogs(orders: readonly SyntheticOrder[], time: number): ChainLog[] {
  return orders.map(({ orderId, detailsHash }) => ({
    address: escrow,
    topics: [delivered, orderId],
    data: `${detailsHash}${word(time + terms.inspectionPeriod)}` as Hex,
  }));
}

export function claimLogs(orders: readonly SyntheticOrder[]): ChainLog[] {
  const [{ seller }] = orders as [SyntheticOrder];
  return [
    ...orders.map(({ orderId, toSeller, fee }) => ({
      address: escrow,
      topics: [paid, orderId],
      data: `0x${word(Exit.Claimed)}${word(toSeller)}${word(0)}${word(fee)}${word(0)}` as Hex,
    })),
    transferLog(escrow, seller, sum(orders.map(({ toSeller }) => toSeller))),
    transferLog(escrow, feeRecipient, sum(orders.map(({ fee }) => fee))),
  ];
}

export function transferLog(from: Hex, to: Hex, amount: bigint, of: Hex = token): ChainLog {
  return { address: of, topics: [transferSelector, topic(from), topic(to)], data: `0x${word(amount)}` };
}
