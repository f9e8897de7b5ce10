import { Action } from "../../order/calendar/action.ts";
import { disputedStep } from "../../order/calendar/orderStep.ts";
import { Side } from "../../order/side.ts";
import { Status } from "../../order/status.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books } from "./books.ts";
import { isTimely } from "./exits.ts";
import { knownOrder, note, noteUnlessEqual } from "./note.ts";

/** The seller disputes while attesters are silent, the buyer while it inspects. */
export function applyOrderDisputed(books: Books, { args }: EventOf<"OrderDisputed">, place: Place): void {
  const { orderId } = args;
  const order = knownOrder(books, place, orderId, "OrderDisputed");
  if (order === undefined) return;
  const bySeller = args.side === Side.Seller;
  const from = bySeller ? Status.Locked : Status.Delivered;
  if (order.status !== from)
    note(books, place, "statusNotAllowed", `side ${args.side} disputed in status ${order.status}`, {
      orderId,
    });
  const terms = books.terms.get(order.termsId);
  if (!isTimely(Action.Dispute, order.until, terms, place.time))
    note(books, place, "timeNotAllowed", `disputed after ${order.until}`, { orderId });

  noteUnlessEqual(books, place, "amountMismatch", "the disputed amount", {
    given: args.disputed,
    expected: order.held,
    orderId,
    token: order.token,
  });
  noteUnlessEqual(books, place, "untilMismatch", "the end of ruling", {
    given: args.until,
    expected: BigInt(
      disputedStep({ terms: terms ?? { rulingPeriod: 0 }, state: { ...order, status: from } }, place.time)
        .until,
    ),
    orderId,
  });
  order.status = Status.Disputed;
  order.disputed = true;
  order.until = Number(args.until);
  books.scope.disputeDue.delete(orderId);
}

/** An undisputed part is paid only in the call that disputes the rest. */
export function closeDisputes(books: Books, place: Place): void {
  for (const orderId of books.scope.disputeDue) {
    note(books, place, "disputeMissing", "the transaction ended", { orderId });
  }
}
