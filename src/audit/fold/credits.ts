import type { Hex } from "viem";

import type { EventOf, Place } from "../decode/event.ts";
import { type Books, type CreditRecord, creditKey } from "./books.ts";
import { note } from "./note.ts";
import { post } from "./posting.ts";
import { addFlow } from "./scope.ts";

/** A push failed: what should have left stays. If nothing should have left, the end of the transaction shows it. */
export function applyCreditAdded(books: Books, { args }: EventOf<"CreditAdded">): void {
  const { owner, token, amount } = args;
  creditOf(books, owner, token).amount += amount;
  post(books, token, "uncollected", "credits", amount);
  addFlow(books.scope.expectedOut, token, owner, -amount);
}

export function applyCreditWithdrawn(books: Books, { args }: EventOf<"CreditWithdrawn">, place: Place): void {
  const { owner, token, to, amount } = args;
  const credit = creditOf(books, owner, token);
  if (amount === 0n || amount > credit.amount) {
    note(books, place, "creditExceeded", `${owner} had ${credit.amount}`, { token, amount });
  }

  credit.amount -= amount;
  post(books, token, "credits", "uncollected", amount);
  addFlow(books.scope.expectedOut, token, to, amount);
}

function creditOf(books: Books, owner: Hex, token: Hex): CreditRecord {
  const key = creditKey(owner, token);
  let credit = books.credits.get(key);
  if (credit === undefined) {
    credit = { owner, token, amount: 0n };
    books.credits.set(key, credit);
  }
  return credit;
}
