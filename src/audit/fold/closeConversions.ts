import type { Place, Transfer } from "../decode/event.ts";
import { postLock } from "./applyFxEvent.ts";
import type { Books } from "./books.ts";
import { note, noteUnlessEqual } from "./note.ts";

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
  closeFxTransfers(books, transfers, place);
}

/**
 * The tokens of a conversion moved as it says: a router pays a venue by one transfer. These tokens can be anybody's, hostile
 * ones among them, so what is missing here says nothing about the escrow's money.
 */
function closeFxTransfers(books: Books, transfers: readonly Transfer[], place: Place): void {
  const unused = new Set(transfers);
  for (const { token, payer, router, amount } of books.scope.fxGiven) {
    const pulled = transfers.some(
      (moved) =>
        moved.token === token && moved.from === payer && moved.to === router && moved.amount >= amount,
    );
    const isPaid = (moved: Transfer) =>
      moved.token === token &&
      moved.amount === amount &&
      (moved.from === payer || (pulled && moved.from === router));
    if (takeOne(unused, isPaid)) continue;
    // By an authorization the router pays with what it pulled from somebody whom only the token knows.
    const pulledFrom = transfers.find(
      (moved) =>
        moved.token === token && moved.from !== router && moved.to === router && moved.amount >= amount,
    )?.from;
    const isForwarded = (moved: Transfer) =>
      moved.token === token && moved.amount === amount && moved.from === router;
    if (pulledFrom !== undefined && takeOne(unused, isForwarded)) {
      const message = `${payer} sent it, and ${pulledFrom} paid, says the token`;
      note(books, place, "conversionPayerUnknown", message, { token, amount });
    } else {
      note(books, place, "conversionUnbacked", `${payer} gave ${amount}`, { token, amount });
    }
  }
  for (const { token, recipient, amount } of books.scope.fxReceived) {
    const isReceived = (moved: Transfer) => moved.token === token && moved.to === recipient;
    // A venue may deliver in parts.
    const sum = [...unused].filter(isReceived).reduce((total, moved) => total + moved.amount, 0n);
    if (takeOne(unused, (moved) => isReceived(moved) && moved.amount === amount) || sum === amount) continue;
    note(books, place, "conversionUnbacked", `${recipient} received ${amount}`, { token, amount });
  }
}

/** Each transfer backs one conversion. */
function takeOne(unused: Set<Transfer>, fits: (transfer: Transfer) => boolean): boolean {
  const found = [...unused].find(fits);
  return found !== undefined && unused.delete(found);
}
