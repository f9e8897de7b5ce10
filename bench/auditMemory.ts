// Memory of a long replay: locks and releases orders, each of a new buyer, and says what a settled order costs.
// node --expose-gc --import tsx bench/auditMemory.ts [events, 1,000,000] [--json]
import { type Hex, numberToHex } from "viem";

import type { EscrowEvent, Place } from "../src/audit/decode/event.ts";
import { applyEvent } from "../src/audit/fold/applyEvent.ts";
import { type Books, emptyBooks } from "../src/audit/fold/books.ts";
import { closeTransaction } from "../src/audit/fold/closeTransaction.ts";
import { Exit } from "../src/order/exit.ts";
import { termsIdOf } from "../src/order/ids.ts";
import type { Order } from "../src/order/order.ts";
import type { Terms } from "../src/order/terms.ts";

const must = { events: 10_000_000, gigabytes: 1.5 };
const eventsPerOrder = 2;
const escrow: Hex = `0x${"e5".repeat(20)}`;
const token: Hex = `0x${"70".repeat(20)}`;
const start = 1_800_000_000;
const accountOf = (number: number): Hex => numberToHex(number + 1, { size: 20 });

const terms: Terms = {
  arbitrator: accountOf(0xa1),
  evidencePeriod: 172_800,
  rulingPeriod: 864_000,
  arbitrationFeeBps: 300,
  defaultSellerBps: 5_000,
  feeBps: 0,
  feeRecipient: numberToHex(0, { size: 20 }),
  inspectionPeriod: 259_200,
  openClaimPeriod: 864_000,
  threshold: 1,
  attesters: [accountOf(0xa2)],
  gate: numberToHex(0, { size: 20 }),
  documentHash: numberToHex(1, { size: 32 }),
};
const termsId = termsIdOf(terms);

function liveOne(books: Books, number: number): void {
  const place: Place = { block: number, time: start, transaction: 0 };
  const order: Order = {
    ...{ termsId, token, amount: BigInt(number + 1) },
    ...{ buyer: accountOf(0x1000_0000 + number), seller: accountOf(0x1000 + (number % 10_000)) },
    ...{ lockBy: start, deliverBy: start + 1_000_000, detailsHash: numberToHex(number, { size: 32 }) },
  };
  const orderId = books.orderId(order);
  const { buyer, seller, amount } = order;
  const dates = { lockBy: BigInt(order.lockBy), deliverBy: BigInt(order.deliverBy) };
  applyEvent(books, { name: "OrderLocked", args: { ...order, ...dates, orderId, payer: buyer } }, place);
  closeTransaction(books, [{ token, from: buyer, to: escrow, amount }], place);
  const release: EscrowEvent = {
    name: "OrderPaid",
    args: { orderId, exit: Exit.Released, toSeller: amount, toBuyer: 0n, fee: 0n, arbitrationFee: 0n },
  };
  applyEvent(books, release, place);
  closeTransaction(books, [{ token, from: escrow, to: seller, amount }], place);
}

/** Bytes that the process holds on to: objects, and the tables beside them. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const args = process.argv.slice(2).filter((arg) => arg !== "--json");
const events = Number(args[0] ?? 1_000_000);
const orders = Math.floor(events / eventsPerOrder);
let entries = 0;
const books: Books = {
  ...emptyBooks(escrow, 1, {
    onEntry: () => {
      entries += 1;
    },
  }),
  // Memory is measured here, not hashing: any distinct 32 bytes do.
  orderId: ({ amount }) => numberToHex(amount * 0x9e3779b97f4a7c15f39cc0605cedc835n, { size: 32 }),
};
applyEvent(
  books,
  { name: "TermsPublished", args: { termsId, arbitrator: terms.arbitrator, terms } },
  { block: 0, time: start, transaction: 0 },
);
const before = held();
const startedAt = performance.now();
for (let number = 0; number < orders; number += 1) liveOne(books, number);
const seconds = (performance.now() - startedAt) / 1_000;
const after = held();
if (books.findings.length > 0 || books.settled.size() !== orders) throw new Error("the replay went wrong");

const figures = {
  events,
  settledOrders: orders,
  entries,
  bytesPerSettledOrder: Math.round((after - before) / orders),
  heldMegabytes: Math.round(after / 1e6),
  peakResidentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_000),
  eventsPerSecond: Math.round(events / seconds),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
else
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(24)} ${value.toLocaleString("en-US")}`);
if (events >= must.events && figures.peakResidentMegabytes > must.gigabytes * 1_000) process.exitCode = 1;
