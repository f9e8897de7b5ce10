import type { Hex } from "viem";

import type { Books } from "./books.ts";
import { type Account, emptyLedger, type Ledger } from "./ledger.ts";

export function ledgerOf(books: Books, token: Hex): Ledger {
  let ledger = books.ledgers.get(token);
  if (ledger === undefined) {
    ledger = emptyLedger();
    books.ledgers.set(token, ledger);
  }
  return ledger;
}

/** The one way in which a balance changes. */
export function post(books: Books, token: Hex, from: Account, to: Account, amount: bigint): void {
  const ledger = ledgerOf(books, token);
  ledger[from] -= amount;
  ledger[to] += amount;
}
