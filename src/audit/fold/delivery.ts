import { Action } from "../../order/calendar/action.ts";
import { isAllowedFrom } from "../../order/calendar/actionTable.ts";
import { deliveredStep } from "../../order/calendar/orderStep.ts";
import { Status } from "../../order/status.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books } from "./books.ts";
import { isTimely } from "./exits.ts";
import { knownOrder, note, noteUnlessEqual } from "./note.ts";

export function applyOrderDelivered(books: Books, { args }: EventOf<"OrderDelivered">, place: Place): void {
  const { orderId } = args;
  const order = knownOrder(books, place, orderId, "OrderDelivered");
  if (order === undefined) return;
  if (!isAllowedFrom(Action.ConfirmDelivery, order.status))
    note(books, place, "statusNotAllowed", `delivered in status ${order.status}`, { orderId });
  const terms = books.terms.get(order.termsId);
  if (!isTimely(Action.ConfirmDelivery, order.until, terms, place.time))
    note(books, place, "timeNotAllowed", `delivered after ${order.until}`, { orderId });

  noteUnlessEqual(books, place, "untilMismatch", "the end of inspection", {
    given: args.until,
    expected: BigInt(deliveredStep(terms ?? { inspectionPeriod: 0 }, place.time).until),
    orderId,
  });
  order.status = Status.Delivered;
  order.delivered = true;
  order.until = Number(args.until);
}
