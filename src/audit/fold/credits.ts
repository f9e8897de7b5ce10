import type { Hex } from "viem";

import type { EventOf, Place } from "../decode/event.ts";
import { type Books, type CreditRecord, creditKey } from "./books.ts";
import { note } from "./note.ts";
import { post } from "./posting.ts";
import { addFlow } from "./scope.ts";

/** A push failed: what should have left stays. If nothing should have left, the end of the transaction shows it. */
export function applyCreditAdded(books: Books, { args }: EventOf<"CreditAdded">, place: Place): void {
  const { owner, token, amount } = args;
  creditOf(books, owner, token).amount += amount;
  const accounts = { from: "uncollected", fromParty: owner, to: "credits", toParty: owner } as const;
  const orderId = onlyPayerOf(books, owner, token);
  post(books, { place, cause: "CreditAdded", orderId, token, amount, ...accounts });
  addFlow(books.scope.expectedOut, token, owner, -amount);
}

export function applyCreditWithdrawn(books: Books, { args }: EventOf<"CreditWithdrawn">, place: Place): void {
  const { owner, token, to, amount } = args;
  const credit = creditOf(books, owner, token);
  if (amount === 0n || amount > credit.amount) {
    note(books, place, "creditExceeded", `${owner} had ${credit.amount}`, { token, amount });
  }

  credit.amount -= amount;
  const accounts = { from: "credits", fromParty: owner, to: "uncollected", toParty: owner } as const;
  post(books, { place, cause: "CreditWithdrawn", orderId: undefined, token, amount, ...accounts });
  addFlow(books.scope.expectedOut, token, to, amount);
}

/** A signed withdrawal uses up a nonce; the withdrawal itself follows. */
export function applyWithdrawalSigned(
  books: Books,
  { args }: EventOf<"WithdrawalSigned">,
  place: Place,
): void {
  const { owner, token, nonce } = args;
  const credit = creditOf(books, owner, token);
  if (nonce !== credit.nonce) {
    note(books, place, "withdrawalNonceMismatch", `${owner} was at ${credit.nonce}, not ${nonce}`, { token });
  }
  credit.nonce = nonce + 1n;
}

/** The order whose payout this push was; `undefined` when it was several orders' netted one. */
function onlyPayerOf(books: Books, owner: Hex, token: Hex): Hex | undefined {
  const payers = [...books.scope.paid].filter((orderId) => {
    const order = books.orders.get(orderId);
    if (order === undefined) return false;
    const terms = books.terms.get(order.termsId);
    const payees = [order.sellerHolder, order.buyerHolder, terms?.feeRecipient, terms?.arbitrator];
    return order.token === token && payees.includes(owner);
  });
  return payers.length === 1 ? payers[0] : undefined;
}

function creditOf(books: Books, owner: Hex, token: Hex): CreditRecord {
  const key = creditKey(owner, token);
  let credit = books.credits.get(key);
  if (credit === undefined) {
    credit = { owner, token, amount: 0n, nonce: 0n };
    books.credits.set(key, credit);
  }
  return credit;
}
