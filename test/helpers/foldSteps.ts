import type { Hex } from "viem";

import type { EscrowEvent, Place, Transfer } from "../../src/audit/decode/event.ts";
import type { FxEvent } from "../../src/audit/decode/fxEvent.ts";
import type { Finding } from "../../src/audit/finding.ts";
import { applyEvent } from "../../src/audit/fold/applyEvent.ts";
import { applyFxEvent } from "../../src/audit/fold/applyFxEvent.ts";
import { type Books, type BooksOptions, emptyBooks } from "../../src/audit/fold/books.ts";
import { closeTransaction } from "../../src/audit/fold/closeTransaction.ts";
import { Exit } from "../../src/order/exit.ts";
import { termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import type { Terms } from "../../src/order/terms.ts";
import { hashOf } from "./auditChain.ts";
import { exampleOrder, exampleTerms } from "./orderFixtures.ts";

const day = 86_400;
export const escrow: Hex = `0x${"e5".repeat(20)}`;
export const router: Hex = `0x${"f0".repeat(20)}`;
export const feeRecipient: Hex = `0x${"fe".repeat(20)}`;
export const stranger: Hex = `0x${"57".repeat(20)}`;
export const terms = exampleTerms({ feeBps: 100, feeRecipient });
export const order = exampleOrder({ termsId: termsIdOf(terms), amount: 1_000_000n });
/** A time at which the order can be locked. */
export const start = order.lockBy - day;

/** One transaction: its events, those of the router among them, its tokens, its time. */
export interface Step {
  readonly at?: number;
  readonly events: readonly (EscrowEvent | FxEvent)[];
  readonly transfers?: readonly Transfer[];
}

/** Replays transactions, one a block. */
export function replaySteps(steps: readonly Step[], options: BooksOptions = {}): Books {
  const books = emptyBooks(escrow, 1, { routers: [router], ...options });
  for (const [index, step] of steps.entries()) replayStep(books, step, index);
  return books;
}

function replayStep(books: Books, { at = start, events, transfers = [] }: Step, block: number): void {
  const place: Place = { block, time: at, transaction: 0 };
  for (const event of events) {
    if (event.name === "FxLocked" || event.name === "FxSold") applyFxEvent(books, router, event, place);
    else applyEvent(books, event, place);
  }
  closeTransaction(books, transfers, place);
}

/** Replays transactions and says what was found in the last one only. */
export function foundInLast(steps: readonly Step[]): { codes: string[]; found: Finding[]; books: Books } {
  const before = replaySteps(steps.slice(0, -1)).findings.length;
  const books = replaySteps(steps);
  const found = books.findings.slice(before);
  return { codes: found.map(({ code }) => code), found, books };
}

export const idOf = (given: Order): Hex => emptyBooks(escrow, 1).orderId(given);
export const orderId = idOf(order);
export const moved = (from: Hex, to: Hex, amount: bigint, token: Hex = order.token): Transfer => ({
  token,
  from,
  to,
  amount,
});

export const publish = (given: Terms): EscrowEvent => ({
  name: "TermsPublished",
  args: { termsId: termsIdOf(given), arbitrator: given.arbitrator, terms: given },
});
export const locked = (given: Order, payer: Hex = given.buyer): EscrowEvent => ({
  name: "OrderLocked",
  args: {
    ...given,
    orderId: idOf(given),
    payer,
    lockBy: BigInt(given.lockBy),
    deliverBy: BigInt(given.deliverBy),
  },
});
export const delivered = (at: number): EscrowEvent => ({
  name: "OrderDelivered",
  args: { orderId, evidenceHash: hashOf("seal"), until: BigInt(at + terms.inspectionPeriod) },
});
export const paid = (
  exit: Exit,
  toSeller: bigint,
  toBuyer: bigint,
  fee: bigint,
  arbitrationFee = 0n,
  id: Hex = orderId,
): EscrowEvent => ({
  name: "OrderPaid",
  args: { orderId: id, exit, toSeller, toBuyer, fee, arbitrationFee },
});

/** The terms published and the order locked. */
export const opening: Step[] = [
  { events: [publish(terms)] },
  { events: [locked(order)], transfers: [moved(order.buyer, escrow, order.amount)] },
];
/** The order paid out in full. */
export const released: Step = {
  events: [paid(Exit.Released, 990_000n, 0n, 10_000n)],
  transfers: [moved(escrow, order.seller, 990_000n), moved(escrow, feeRecipient, 10_000n)],
};
