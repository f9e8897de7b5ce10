import type { Hex } from "viem";

import type { EventOf, Place } from "../decode/event.ts";
import type { Books } from "./books.ts";
import { note, noteUnlessEqual } from "./note.ts";
import { post } from "./posting.ts";
import { addFlow, type Flows, flowOf } from "./scope.ts";

/** A funder brings what its locks promised, from wherever it takes it. */
export function applyLockFunded(books: Books, { args }: EventOf<"LockFunded">, place: Place): void {
  const { funder, token, amount } = args;
  const { expectedIn, broughtIn } = books.scope;
  const due = flowOf(expectedIn, token, funder);
  if (amount === 0n || amount > due) {
    note(books, place, "fundingMismatch", `${funder} brings ${amount}, its locks promised ${due}`, {
      token,
      amount,
    });
  }
  if (books.routers.has(funder)) books.scope.routedFundings.push({ router: funder, token, amount });
  addFlow(expectedIn, token, funder, -amount);
  addFlow(broughtIn, token, funder, amount);
}

/**
 * What came in against what the locks of a transaction promised: by payer, and for funders by token. The rest is donated.
 */
export function closeArrivals(books: Books, movedIn: Flows, place: Place): void {
  const { expectedIn, broughtIn } = books.scope;
  for (const token of new Set([...expectedIn.keys(), ...broughtIn.keys(), ...movedIn.keys()])) {
    const surplus = new Map<Hex, bigint>();
    const accounts = new Set([
      ...(expectedIn.get(token)?.keys() ?? []),
      ...(movedIn.get(token)?.keys() ?? []),
    ]);
    for (const account of accounts) {
      const given = flowOf(movedIn, token, account);
      const expected = flowOf(expectedIn, token, account);
      if (given > expected) surplus.set(account, given - expected);
      else noteUnlessEqual(books, place, "transferInMissing", `from ${account}`, { given, expected, token });
    }
    donateRest(books, token, takeBrought(books, token, surplus, place), place);
  }
}

/** Takes what funders brought out of what came in unasked; returns what is still unasked for. */
function takeBrought(
  books: Books,
  token: Hex,
  surplus: ReadonlyMap<Hex, bigint>,
  place: Place,
): Map<Hex, bigint> {
  let due = 0n;
  for (const amount of books.scope.broughtIn.get(token)?.values() ?? []) due += amount;
  const rest = new Map<Hex, bigint>();
  for (const [account, amount] of surplus) {
    const taken = amount < due ? amount : due;
    due -= taken;
    if (amount > taken) rest.set(account, amount - taken);
  }
  noteUnlessEqual(books, place, "transferInMissing", "from funders, what did not come", {
    given: due,
    expected: 0n,
    token,
  });
  return rest;
}

/** Donated tokens are nobody's claim; they are named, so that a lock without its event shows. */
function donateRest(books: Books, token: Hex, rest: ReadonlyMap<Hex, bigint>, place: Place): void {
  for (const [account, amount] of rest) {
    const donors = { from: "donors", fromParty: account } as const;
    const donated = { to: "donated", toParty: undefined } as const;
    post(books, { place, cause: "Transfer", orderId: undefined, token, amount, ...donors, ...donated });
    note(books, place, "tokensDonated", `by ${account}`, { token, amount });
  }
}
