import type { Hex } from "viem";

import type { Place } from "../decode/event.ts";
import { type FindingCode, type FindingDetails, finding } from "../finding.ts";
import type { Books, OrderRecord } from "./books.ts";

/**
 * Writes a finding down; the fold goes on, so that one fault does not hide the next. Of an order that is open its currency
 * and amount are added where the finding names none.
 */
export function note(
  books: Books,
  place: Place,
  code: FindingCode,
  what: string,
  details: FindingDetails = {},
): void {
  const order = details.orderId === undefined ? undefined : books.orders.get(details.orderId);
  const concerned = order === undefined ? {} : { token: order.token, amount: order.amount };
  books.findings.push(finding(code, what, { block: place.block, ...concerned, ...details }));
}

/** Writes down that two amounts differ. */
export function noteUnlessEqual(
  books: Books,
  place: Place,
  code: FindingCode,
  what: string,
  { given, expected, ...details }: { given: bigint; expected: bigint } & FindingDetails,
): void {
  if (given === expected) return;
  note(books, place, code, `${what} is ${given}, expected ${expected}`, {
    amount: given - expected,
    ...details,
  });
}

/** The order that an event names, or a finding: it was never locked, or it is settled and can never change again. */
export function knownOrder(
  books: Books,
  place: Place,
  orderId: Hex,
  eventName: string,
): OrderRecord | undefined {
  const order = books.orders.get(orderId);
  if (order !== undefined) return order;
  const settled = books.settled.find(orderId);
  if (settled === undefined) note(books, place, "orderUnknown", eventName, { orderId });
  else {
    const { token } = settled;
    note(books, place, "statusNotAllowed", `${eventName} of a settled order`, { orderId, token });
  }
  return undefined;
}
