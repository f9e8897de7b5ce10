import { expect } from "chai";

import { checkConservation } from "../../../src/audit/check/checkConservation.ts";
import type { Books } from "../../../src/audit/fold/books.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import { type Account, accounts } from "../../../src/audit/fold/ledger.ts";
import { order, replaySteps, router } from "../../helpers/foldSteps.ts";
import { randomLife } from "../../helpers/randomLife.ts";

const lives = 60;
const transactions = 250;

describe("journal", () => {
  for (const seed of Array.from({ length: lives }, (_, index) => index)) {
    it(`adds up to the ledger, to every account and every party, in life ${seed}`, () => {
      const { books, entries } = live(seed);
      expect(books.findings.filter(({ code }) => code !== "tokensDonated")).to.deep.equal([]);
      expect(checkConservation(books)).to.deep.equal([]);
      expect(entries.every(({ amount }) => amount > 0n)).to.equal(true);

      const ledger = books.ledgers.get(order.token);
      const sums = Object.fromEntries(accounts.map((account) => [account, sumOf(entries, account)]));
      expect(ledger).to.include(sums);
      expect(partiesOf(entries, "credits")).to.deep.equal(
        new Map([...books.credits.values()].map(({ owner, amount }) => [owner, amount])),
      );
    });
  }

  it("tells the life of each order: what came in, what went where, and that nothing is left of a settled one", () => {
    const { books, entries } = live(1);
    const held = new Map<string | undefined, bigint>();
    for (const { orderId, amount, from, to } of entries) {
      if (from === "held") held.set(orderId, (held.get(orderId) ?? 0n) - amount);
      if (to === "held") held.set(orderId, (held.get(orderId) ?? 0n) + amount);
    }
    expect(books.settled.size()).to.be.greaterThan(20);
    for (const { orderId } of books.settled) expect(held.get(orderId)).to.equal(0n);
    for (const { orderId, held: left } of books.orders.values()) expect(held.get(orderId)).to.equal(left);
  });

  it("names who paid, and never the router that converted", () => {
    const payers = partiesOf(live(2).entries, "payers");
    expect(payers.has(router)).to.equal(false);
    expect(payers.has(undefined)).to.equal(false);
  });

  it("comes in the order of the chain", () => {
    const blocks = live(3).entries.map(({ place }) => place.block);
    expect(blocks).to.deep.equal(blocks.toSorted((one, other) => one - other));
  });
});

function live(seed: number): { books: Books; entries: Entry[] } {
  const entries: Entry[] = [];
  const books = replaySteps(randomLife(seed, transactions), { onEntry: (entry) => entries.push(entry) });
  return { books, entries };
}

function sumOf(entries: readonly Entry[], account: Account): bigint {
  return [...partiesOf(entries, account).values()].reduce((sum, amount) => sum + amount, 0n);
}

/** The balance of each party's part of an account. */
function partiesOf(entries: readonly Entry[], account: Account): Map<string | undefined, bigint> {
  const balances = new Map<string | undefined, bigint>();
  const add = (party: string | undefined, amount: bigint) =>
    balances.set(party, (balances.get(party) ?? 0n) + amount);
  for (const { from, fromParty, to, toParty, amount } of entries) {
    if (from === account) add(fromParty, -amount);
    if (to === account) add(toParty, amount);
  }
  return balances;
}
