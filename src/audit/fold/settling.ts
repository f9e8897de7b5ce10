import { Status } from "../../order/status.ts";
import type { Place } from "../decode/event.ts";
import type { Books, OrderRecord } from "./books.ts";
import { noteUnlessEqual } from "./note.ts";
import { orderWord } from "./orderWord.ts";

/**
 * Orders that a transaction settled leave the open books: their conservation is checked now, and of them only what storage
 * is compared with stays. One that came out wrong keeps its record, so that the end of the audit names it.
 */
export function closeSettled(books: Books, place: Place): void {
  for (const orderId of books.scope.paid) {
    const order = books.orders.get(orderId);
    if (order?.status !== Status.Settled || order.held !== 0n) continue;
    noteUnlessEqual(books, place, "orderNotConserved", "what it paid", {
      given: paidBy(order),
      expected: order.amount,
      orderId,
      token: order.token,
    });
    const { token, sidesMoved, buyerMoved, sellerMoved, buyerHolder, sellerHolder } = order;
    const buyer = buyerMoved ? buyerHolder : undefined;
    const seller = sellerMoved ? sellerHolder : undefined;
    const holders = sidesMoved ? { buyer, seller } : undefined;
    books.settled.add({ orderId, token, word: orderWord(order), holders });
    books.orders.delete(orderId);
    books.onSettled?.(order, place);
  }
}

/** Everything that left an order. */
export function paidBy({ toSeller, toBuyer, fees, arbitration, carried }: OrderRecord): bigint {
  return toSeller + toBuyer + fees + arbitration + carried;
}
