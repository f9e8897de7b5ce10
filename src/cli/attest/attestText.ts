import type { Hex } from "viem";
import type { OrderView } from "../order/orderView.ts";
import type { Palette } from "../text/palette.ts";
import { fromNow, moneyText, timeText } from "../text/words.ts";
import type { AttestedOrder, AttestSubject } from "./attestSubject.ts";

export interface AttestStatement {
  readonly subject: AttestSubject;
  /** The orders as the chain has them, in the same order; none where no chain was asked. */
  readonly views: readonly OrderView[];
  readonly attester: Hex;
  readonly evidenceHash: Hex;
  /** The file that was hashed, if one was. */
  readonly document: string | undefined;
  readonly signBy: number;
  /** Of the chain, else of this machine. */
  readonly nowAt: number;
  readonly digest: Hex;
  readonly isSignedHere: boolean;
}

/** What an attester confirms, in words. */
export function attestText(statement: AttestStatement, palette: Palette): string {
  const { subject, views, attester, evidenceHash, document, signBy, nowAt, digest, isSignedHere } = statement;
  const { chainId, escrow, orders, network } = subject;
  const count = orders.length === 1 ? "this order was" : `these ${orders.length} orders were`;
  return [
    palette.title(`${attester} confirms as an attester that ${count} delivered:`),
    ...orders.flatMap((order, index) => orderLines(order, views[index])),
    "",
    palette.title("What is signed:"),
    `  Evidence   ${evidenceHash}${document === undefined ? "" : `, the hash of ${document}`}`,
    `  Counts     until ${timeText(signBy)} (${fromNow(signBy, nowAt)})`,
    `  Where      escrow ${escrow} on chain ${chainId}, nowhere else`,
    `  Digest     ${digest}`,
    "",
    "With as many attesters' signatures as the terms ask for, anybody can have the delivery confirmed; the buyer's time to inspect begins, and then the seller can be paid.",
    ...(orders.length === 1 ? [] : ["They are confirmed together, in this order: no one of them alone."]),
    network === undefined
      ? palette.warning(
          "NOT CHECKED: whether the orders are locked, and whether their terms name you. No chain was asked (--rpc does). Sign only for orders whose lock you were shown.",
        )
      : palette.good("Checked on the chain: the orders are locked, and their terms name the attester."),
    ...(isSignedHere
      ? []
      : ["The signature was made elsewhere and is not checked here: lading order deliver does."]),
  ].join("\n");
}

function orderLines({ orderId, file }: AttestedOrder, view: OrderView | undefined): string[] {
  const known = file ?? view;
  if (known === undefined)
    return [
      "",
      `  Order      ${orderId}`,
      "             Its file is not here, so nothing else is known of it.",
    ];
  const { order, currency } = known;
  const { goods, parcels, shipTo, transportDocument } = file?.private?.details ?? {};
  const facts: readonly [string, string | undefined][] = [
    ["Order", orderId],
    ["Amount", moneyText(order.amount, currency)],
    ["Buyer", order.buyer],
    ["Seller", order.seller],
    ["Deliver by", timeText(order.deliverBy)],
    ["Goods", goods],
    ["Parcels", parcels],
    ["To", shipTo],
    ["Transport", transportDocument],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(10)} ${value}`],
  );
  return ["", ...lines];
}
