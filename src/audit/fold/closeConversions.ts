import type { Place, Transfer } from "../decode/event.ts";
import { postLock } from "./applyFxEvent.ts";
import type { Books } from "./books.ts";
import { note, noteUnlessEqual } from "./note.ts";
import { addFlow, type Flows, flowOf } from "./scope.ts";

/** What routers owed the books in a transaction: a payer for each of their locks, a sale of each payout to them. */
export function closeConversions(books: Books, transfers: readonly Transfer[], place: Place): void {
  const { routedLocks, routedFundings, routedPayouts } = books.scope;
  for (const [orderId, lock] of routedLocks) {
    const details = { orderId, token: lock.token, amount: lock.amount };
    note(books, place, "conversionUnknown", `locked by ${lock.router}, which names no payer`, details);
    postLock(books, orderId, lock, lock.router, place);
  }
  for (const { router, token, amount } of routedFundings) {
    noteUnlessEqual(books, place, "conversionMismatch", `what ${router} brought and names no payer of`, {
      given: amount,
      expected: 0n,
      token,
    });
  }
  for (const [orderId, { router, token, amount }] of routedPayouts) {
    note(books, place, "conversionMissing", `${router} got it`, { orderId, token, amount });
  }
  closeFxFlows(books, transfers, place);
}

/** The parties of a conversion moved at least what it says. Its tokens can be anybody's, so this says little about ours. */
function closeFxFlows(books: Books, transfers: readonly Transfer[], place: Place): void {
  const { fxGiven, fxReceived } = books.scope;
  if (fxGiven.size === 0) return;
  const given: Flows = new Map();
  const received: Flows = new Map();
  for (const { token, from, to, amount } of transfers) {
    addFlow(given, token, from, amount);
    addFlow(received, token, to, amount);
  }
  noteShort(books, fxGiven, given, "gave", place);
  noteShort(books, fxReceived, received, "received", place);
}

function noteShort(books: Books, said: Flows, moved: Flows, verb: string, place: Place): void {
  for (const [token, accounts] of said) {
    for (const [account, amount] of accounts) {
      const short = amount - flowOf(moved, token, account);
      if (short <= 0n) continue;
      note(books, place, "conversionUnbacked", `${account} ${verb} ${amount}`, { token, amount: short });
    }
  }
}
