import type { Hex } from "viem";

import type { Books } from "./books.ts";
import type { Entry } from "./entry.ts";
import { emptyLedger, type Ledger } from "./ledger.ts";

export function ledgerOf(books: Books, token: Hex): Ledger {
  let ledger = books.ledgers.get(token);
  if (ledger === undefined) {
    ledger = emptyLedger();
    books.ledgers.set(token, ledger);
  }
  return ledger;
}

/** The one way in which a balance changes: whoever hears every entry can add the whole ledger up again. */
export function post(books: Books, entry: Entry): void {
  const { token, amount, from, to } = entry;
  const ledger = ledgerOf(books, token);
  if (amount === 0n) return;
  ledger[from] -= amount;
  ledger[to] += amount;
  books.onEntry?.(entry);
}
