import type { Hex } from "viem";

import type { Place, Transfer } from "../decode/event.ts";
import { closeArrivals } from "./arrivals.ts";
import type { Books } from "./books.ts";
import { closeConversions } from "./closeConversions.ts";
import { closeDisputes } from "./disputes.ts";
import { closeCarries } from "./locking.ts";
import { noteUnlessEqual } from "./note.ts";
import { addFlow, emptyScope, type Flows, flowOf } from "./scope.ts";
import { closeSettled } from "./settling.ts";

/**
 * Ends a transaction: what its events promised must have happened in it. Tokens are compared by sums per account, because
 * pushes are netted and pulls go by runs of orders.
 */
export function closeTransaction(books: Books, transfers: readonly Transfer[], place: Place): Books {
  closeConversions(books, transfers, place);
  closeCarries(books, place);
  closeDisputes(books, place);

  const movedIn: Flows = new Map();
  const movedOut: Flows = new Map();
  for (const { token, from, to, amount } of transfers) {
    // Tokens of no order are nobody's business here.
    if (!books.ledgers.has(token)) continue;
    if (to === books.escrow) addFlow(movedIn, token, from, amount);
    else if (from === books.escrow) addFlow(movedOut, token, to, amount);
  }
  closeArrivals(books, movedIn, place);
  const { expectedOut } = books.scope;
  eachFlow([expectedOut, movedOut], (token, account) => {
    const given = flowOf(movedOut, token, account);
    const expected = flowOf(expectedOut, token, account);
    noteUnlessEqual(books, place, "transferOutMismatch", `to ${account}`, { given, expected, token });
  });

  closeSettled(books, place);
  books.scope = emptyScope();
  return books;
}

function eachFlow(flows: readonly Flows[], visit: (token: Hex, account: Hex) => void): void {
  const seen = new Set<string>();
  for (const flow of flows) {
    for (const [token, accounts] of flow) {
      for (const account of accounts.keys()) {
        const key = `${token}/${account}`;
        if (!seen.has(key)) visit(token, account);
        seen.add(key);
      }
    }
  }
}
