import type { Hex } from "viem";

import { Exit, type Exit as ExitCode, exitName } from "../../order/exit.ts";
import { Status } from "../../order/status.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books, OrderRecord } from "./books.ts";
import {
  isDivisionAllowed,
  isStatusAllowed,
  isTimeAllowed,
  type Payment,
  shareRoundedDown,
} from "./exits.ts";
import type { Account } from "./ledger.ts";
import { knownOrder, note, noteUnlessEqual } from "./note.ts";
import { post } from "./posting.ts";
import { addFlow } from "./scope.ts";

type Paid = EventOf<"OrderPaid">["args"];

/** Every exit of every action is this one event. */
export function applyOrderPaid(books: Books, { args }: EventOf<"OrderPaid">, place: Place): void {
  const order = knownOrder(books, place, args.orderId, "OrderPaid");
  if (order === undefined) return;
  // The decoder lets only known exits through.
  const exit = args.exit as ExitCode;
  const payment = {
    gross: args.toSeller + args.fee,
    toBuyer: args.toBuyer,
    toArbitrator: args.arbitrationFee,
  };
  checkPayment(books, order, exit, payment, args.fee, place);
  expectPushes(books, order, args);
  offerRedirect(books, order, exit, args);

  order.toSeller += args.toSeller;
  order.toBuyer += args.toBuyer;
  order.fees += args.fee;
  order.arbitration += args.arbitrationFee;
  books.scope.paid.add(order.orderId);
  postPayment(books, order, exit, args, place);
  order.released += payment.gross;
  order.held -= payment.gross + payment.toBuyer + payment.toArbitrator;
  if (exit === Exit.Agreed) leaveToNextOrders(books, order, place);
  if (exit === Exit.Undisputed) books.scope.disputeDue.add(order.orderId);
  if (order.held === 0n) order.status = Status.Settled;
}

function postPayment(books: Books, order: OrderRecord, exit: ExitCode, args: Paid, place: Place): void {
  const terms = books.terms.get(order.termsId);
  const give = (to: Account, toParty: Hex | undefined, amount: bigint) => {
    const { orderId, token } = order;
    const from = { from: "held", fromParty: undefined } as const;
    post(books, { place, cause: "OrderPaid", exit, orderId, token, amount, ...from, to, toParty });
  };
  give("sellers", order.sellerHolder, args.toSeller);
  give("buyers", order.buyerHolder, args.toBuyer);
  give("fees", terms?.feeRecipient, args.fee);
  give("arbitration", terms?.arbitrator, args.arbitrationFee);
}

function checkPayment(
  books: Books,
  order: OrderRecord,
  exit: ExitCode,
  payment: Payment,
  fee: bigint,
  place: Place,
): void {
  const { orderId, token } = order;
  const terms = books.terms.get(order.termsId);
  const name = exitName(exit) ?? String(exit);
  if (!isStatusAllowed(exit, order.status)) {
    note(books, place, "statusNotAllowed", `${name} in status ${order.status}`, { orderId });
  }
  if (!isTimeAllowed(exit, order, terms, place.time)) {
    note(books, place, "timeNotAllowed", `${name} at ${place.time}, until is ${order.until}`, { orderId });
  }
  if (!isDivisionAllowed(exit, payment, order, terms)) {
    const { gross, toBuyer, toArbitrator } = payment;
    note(
      books,
      place,
      "amountMismatch",
      `${name} of ${gross} + ${toBuyer} + ${toArbitrator} from ${order.held}`,
      {
        orderId,
        token,
        amount: gross + toBuyer + toArbitrator,
      },
    );
  }
  // The fee on the running total, less what was paid of it: splitting dodges nothing.
  const feeBps = terms?.feeBps ?? 0;
  const feeBefore = shareRoundedDown(order.released, feeBps);
  noteUnlessEqual(books, place, "feeMismatch", "the fee", {
    given: fee,
    expected: shareRoundedDown(order.released + payment.gross, feeBps) - feeBefore,
    orderId,
    token,
  });
}

/** Who must receive what before the transaction ends, unless it becomes a credit or goes elsewhere. */
function expectPushes(books: Books, order: OrderRecord, args: Paid): void {
  const { expectedOut } = books.scope;
  const terms = books.terms.get(order.termsId);
  addFlow(expectedOut, order.token, order.sellerHolder, args.toSeller);
  addFlow(expectedOut, order.token, order.buyerHolder, args.toBuyer);
  // Without terms there is a finding already; the money then left to nobody known.
  addFlow(expectedOut, order.token, terms?.feeRecipient ?? "0x", args.fee);
  addFlow(expectedOut, order.token, terms?.arbitrator ?? "0x", args.arbitrationFee);
}

/** Only claims and reclaims can be sent elsewhere. */
function offerRedirect(books: Books, order: OrderRecord, exit: ExitCode, args: Paid): void {
  const { orderId, token } = order;
  if (exit === Exit.Claimed) {
    books.scope.redirectable.set(orderId, { owner: order.sellerHolder, token, amount: args.toSeller });
  }
  if (exit === Exit.Reclaimed) {
    books.scope.redirectable.set(orderId, { owner: order.buyerHolder, token, amount: args.toBuyer });
  }
}

/** A settlement ends its order: what it pays to neither side must be carried in the same transaction. */
function leaveToNextOrders(books: Books, order: OrderRecord, place: Place): void {
  if (order.held === 0n) return;
  books.scope.carryDue.set(order.orderId, order.held);
  post(books, {
    place,
    cause: "OrderPaid",
    exit: Exit.Agreed,
    orderId: order.orderId,
    token: order.token,
    amount: order.held,
    from: "held",
    fromParty: undefined,
    to: "carried",
    toParty: undefined,
  });
  order.held = 0n;
}

export function applyPayoutRedirected(
  books: Books,
  { args }: EventOf<"PayoutRedirected">,
  place: Place,
): void {
  const { orderId, receiver, amount } = args;
  const { expectedOut, redirectable } = books.scope;
  const payout = redirectable.get(orderId);
  redirectable.delete(orderId);
  if (payout === undefined || payout.amount !== amount) {
    note(books, place, "redirectUnexplained", `to ${receiver}`, { orderId, amount });
    return;
  }

  if (books.routers.has(receiver)) books.scope.routedPayouts.set(orderId, { ...payout, router: receiver });
  addFlow(expectedOut, payout.token, payout.owner, -amount);
  addFlow(expectedOut, payout.token, receiver, amount);
}
