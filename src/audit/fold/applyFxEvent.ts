import { type Hex, zeroHash } from "viem";

import type { Place } from "../decode/event.ts";
import type { FxEvent, FxEventOf } from "../decode/fxEvent.ts";
import type { Books } from "./books.ts";
import { addConversion } from "./conversions.ts";
import { note, noteUnlessEqual } from "./note.ts";
import { post } from "./posting.ts";
import type { RoutedLock } from "./scope.ts";

/** Folds one event of a router into the books. */
export function applyFxEvent(books: Books, router: Hex, event: FxEvent, place: Place): Books {
  if (event.name === "FxLocked") applyFxLocked(books, router, event, place);
  else applyFxSold(books, router, event, place);
  return books;
}

/** Names the payer of orders that the router has just locked, as far as the router knows it, and what it gave for all of them. */
function applyFxLocked(books: Books, router: Hex, { args }: FxEventOf<"FxLocked">, place: Place): void {
  const { payer, venue, tokenIn, paid, token, received, orderIds } = args;
  noteUnlessEqual(books, place, "conversionMismatch", "what the router was asked to bring", {
    given: takeFunding(books, router, token),
    expected: received,
    token,
  });
  books.scope.fxGiven.push({ token: tokenIn, payer, router, amount: paid });

  let amounts = 0n;
  let shares = 0n;
  for (const orderId of orderIds) {
    const lock = takeLock(books, router, token, orderId);
    if (lock === undefined) {
      note(books, place, "conversionUnknown", "paid for, and not locked with it", { orderId, token });
      continue;
    }
    amounts += lock.amount;
    // The share of the running total, less the shares before it: together they are all that was paid.
    const share = received === 0n ? 0n : (paid * amounts) / received - shares;
    shares += share;
    postLock(books, orderId, lock, payer, place);
    books.parties.add(payer);
    const traded = { tokenIn, paid: share, tokenOut: token, received: lock.amount };
    addConversion(books.conversions, { kind: "paid", place, router, venue, orderId, payer, ...traded });
  }
  noteUnlessEqual(books, place, "conversionMismatch", "what the converted orders hold", {
    given: amounts,
    expected: received,
    token,
  });
}

function takeFunding(books: Books, router: Hex, token: Hex): bigint {
  const { routedFundings } = books.scope;
  const at = routedFundings.findIndex((funding) => funding.router === router && funding.token === token);
  return at === -1 ? 0n : (routedFundings.splice(at, 1)[0]?.amount ?? 0n);
}

function takeLock(books: Books, router: Hex, token: Hex, orderId: Hex): RoutedLock | undefined {
  const { routedLocks } = books.scope;
  const lock = routedLocks.get(orderId);
  if (lock?.router !== router || lock.token !== token) return undefined;
  routedLocks.delete(orderId);
  return lock;
}

/** The posting of a router's lock waits until it is known whose money it was. */
export function postLock(
  books: Books,
  orderId: Hex,
  { token, amount }: RoutedLock,
  payer: Hex,
  place: Place,
): void {
  const accounts = { from: "payers", fromParty: payer, to: "held", toParty: undefined } as const;
  post(books, { place, cause: "OrderLocked", orderId, token, amount, ...accounts });
}

/** A payout that was sold must be one that the escrow just sent to this router; without an order it is not our business. */
function applyFxSold(books: Books, router: Hex, { args }: FxEventOf<"FxSold">, place: Place): void {
  const { orderId, owner, venue, tokenIn, paid, tokenOut, received, recipient } = args;
  const { routedPayouts, fxGiven, fxReceived } = books.scope;
  const isPayout = orderId !== zeroHash;
  if (isPayout) {
    const payout = routedPayouts.get(orderId);
    routedPayouts.delete(orderId);
    if (payout?.router !== router || payout.token !== tokenIn || payout.owner !== owner) {
      const details = { orderId, token: tokenIn, amount: paid };
      note(books, place, "conversionUnknown", `sold for ${owner}, and no such payout`, details);
    } else {
      noteUnlessEqual(books, place, "conversionMismatch", "what was sold of a payout", {
        given: paid,
        expected: payout.amount,
        orderId,
        token: tokenIn,
      });
    }
  }
  fxGiven.push({ token: tokenIn, payer: isPayout ? router : owner, router, amount: paid });
  fxReceived.push({ token: tokenOut, recipient, amount: received });
  const traded = { tokenIn, paid, tokenOut, received, recipient };
  const order = isPayout ? orderId : undefined;
  addConversion(books.conversions, { kind: "sold", place, router, venue, orderId: order, owner, ...traded });
}
