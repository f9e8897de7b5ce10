import { Status } from "../../order/status.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books } from "./books.ts";
import { knownOrder, note, noteUnlessEqual } from "./note.ts";
import { ledgerOf, post } from "./posting.ts";
import { addFlow } from "./scope.ts";

/** From now until delivery may be confirmed at most, in seconds: 365 days. */
const maxDeliveryTime = 31_536_000;

export function applyOrderLocked(books: Books, { args }: EventOf<"OrderLocked">, place: Place): void {
  const { orderId, buyer, seller, termsId, payer, token, amount, detailsHash } = args;
  const concerned = { orderId, token, amount };
  // The id binds the whole order: whatever was altered gives another one.
  const lockBy = Number(args.lockBy);
  const deliverBy = Number(args.deliverBy);
  const computed = books.orderId({ termsId, buyer, seller, token, amount, lockBy, deliverBy, detailsHash });
  if (computed !== orderId) note(books, place, "orderIdMismatch", `hashes to ${computed}`, concerned);
  if (place.time > lockBy || lockBy >= deliverBy || deliverBy > place.time + maxDeliveryTime) {
    note(
      books,
      place,
      "timeNotAllowed",
      `locked at ${place.time}, lockBy ${lockBy}, deliverBy ${deliverBy}`,
      concerned,
    );
  }
  if (amount === 0n || buyer === seller)
    note(books, place, "amountMismatch", "empty or to itself", concerned);
  fund(books, args, place);
  for (const party of [buyer, seller, payer]) books.parties.add(party);
  if (books.orders.has(orderId) || books.settled.find(orderId) !== undefined) {
    note(books, place, "orderRepeated", "its state is kept", concerned);
    return;
  }

  const terms = books.terms.get(termsId);
  if (terms === undefined) note(books, place, "termsUnknown", termsId, concerned);
  ledgerOf(books, token).orderCount += 1n;
  books.orders.set(orderId, {
    orderId,
    termsId,
    buyer,
    seller,
    payer,
    token,
    amount,
    status: Status.Locked,
    delivered: false,
    hasFee: terms !== undefined && terms.feeBps !== 0,
    sidesMoved: false,
    until: deliverBy,
    held: amount,
    released: 0n,
    buyerHolder: buyer,
    sellerHolder: seller,
    buyerMoved: false,
    sellerMoved: false,
    disputed: false,
    toSeller: 0n,
    toBuyer: 0n,
    fees: 0n,
    arbitration: 0n,
    carried: 0n,
  });
}

/** The money comes from a payer, or from a settled order that announced it just before. */
function fund(books: Books, args: EventOf<"OrderLocked">["args"], place: Place): void {
  const { orderId, payer, token, amount } = args;
  const held = { to: "held", toParty: undefined } as const;
  if (books.routers.has(payer)) {
    // Whose money this is, the router says in the same transaction.
    books.scope.routedLocks.set(orderId, { router: payer, token, amount });
    addFlow(books.scope.expectedIn, token, payer, amount);
    return;
  }
  if (payer !== books.escrow) {
    const payers = { from: "payers", fromParty: payer } as const;
    post(books, { place, cause: "OrderLocked", orderId, token, amount, ...payers, ...held });
    addFlow(books.scope.expectedIn, token, payer, amount);
    return;
  }

  const { announced } = books.scope;
  books.scope.announced = undefined;
  if (announced?.nextOrderId !== orderId || announced.amount !== amount) {
    note(books, place, "carryMismatch", "locked from the escrow's money, and no order carried it", {
      orderId,
      token,
      amount,
    });
  }
  const carried = { from: "carried", fromParty: undefined } as const;
  post(books, { place, cause: "OrderLocked", orderId, token, amount, ...carried, ...held });
}

export function applyOrderCarried(books: Books, { args }: EventOf<"OrderCarried">, place: Place): void {
  const { orderId, nextOrderId, amount } = args;
  const order = knownOrder(books, place, orderId, "OrderCarried");
  if (order === undefined) return;

  const { scope } = books;
  const due = scope.carryDue.get(orderId) ?? 0n;
  if (amount > due) {
    note(books, place, "carryMismatch", `${amount} carried, ${due} left to carry`, {
      orderId,
      token: order.token,
      amount,
    });
  }
  scope.carryDue.set(orderId, due - amount);
  if (scope.announced !== undefined) {
    note(books, place, "carryMismatch", "announced and not locked", { orderId: scope.announced.nextOrderId });
  }
  scope.announced = { nextOrderId, amount };
  order.carried += amount;
  ledgerOf(books, order.token).carriedVolume += amount;
}

/** What a settlement leaves over must be in next orders when its transaction ends. */
export function closeCarries(books: Books, place: Place): void {
  const { announced, carryDue } = books.scope;
  if (announced !== undefined) {
    note(books, place, "carryMismatch", "announced and not locked", {
      orderId: announced.nextOrderId,
      amount: announced.amount,
    });
  }
  for (const [orderId, due] of carryDue) {
    noteUnlessEqual(books, place, "carryMismatch", "what a settlement left over", {
      given: due,
      expected: 0n,
      orderId,
    });
  }
}
