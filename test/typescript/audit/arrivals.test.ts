import { expect } from "chai";

import type { EscrowEvent } from "../../../src/audit/decode/event.ts";
import {
  escrow,
  foundInLast,
  idOf,
  locked,
  moved,
  order,
  publish,
  type Step,
  stranger,
  terms,
} from "../../helpers/foldSteps.ts";

const published: Step = { events: [publish(terms)] };
const { token, amount } = order;
/** A funder that is no router, and takes the money from elsewhere. */
const funder = `0x${"fd".repeat(20)}` as const;
const source = `0x${"50".repeat(20)}` as const;
const second = { ...order, amount: 7n };
const funded = (sum: bigint): EscrowEvent => ({ name: "LockFunded", args: { funder, token, amount: sum } });

describe("arrivals", () => {
  const honest: Record<string, Step> = {
    "from somebody else than the funder": {
      events: [locked(order, funder), funded(amount)],
      transfers: [moved(source, escrow, amount)],
    },
    "from the funder itself": {
      events: [locked(order, funder), funded(amount)],
      transfers: [moved(funder, escrow, amount)],
    },
    "in parts from several": {
      events: [locked(order, funder), funded(amount)],
      transfers: [moved(source, escrow, amount - 1n), moved(stranger, escrow, 1n)],
    },
    "for two runs of a list": {
      events: [locked(order, funder), funded(amount), locked(second, funder), funded(7n)],
      transfers: [moved(source, escrow, amount), moved(source, escrow, 7n)],
    },
    "for two orders at once": {
      events: [locked(order, funder), locked(second, funder), funded(amount + 7n)],
      transfers: [moved(source, escrow, amount + 7n)],
    },
    "beside an order that the funder pays from its own allowance": {
      events: [locked(order, funder), locked(second, funder), funded(7n)],
      transfers: [moved(funder, escrow, amount), moved(source, escrow, 7n)],
    },
  };
  for (const [what, step] of Object.entries(honest)) {
    it(`are complete when money comes ${what}`, () => {
      const { codes, books } = foundInLast([published, step]);
      expect(codes).to.deep.equal([]);
      const ledger = books.ledgers.get(token);
      expect(ledger?.held).to.equal([...books.orders.values()].reduce((sum, { held }) => sum + held, 0n));
      expect(ledger?.donated).to.equal(0n);
      expect(books.orders.get(idOf(order))?.payer).to.equal(funder);
    });
  }

  it("count what comes beyond the locks as donated", () => {
    const { codes, books } = foundInLast([
      published,
      { events: [locked(order, funder), funded(amount)], transfers: [moved(source, escrow, amount + 3n)] },
    ]);
    expect(codes).to.deep.equal(["tokensDonated"]);
    expect(books.ledgers.get(token)?.donated).to.equal(3n);
  });

  const wrong: Record<string, { step: Step; codes: readonly string[]; donated: bigint }> = {
    "nothing came": {
      step: { events: [locked(order, funder), funded(amount)] },
      codes: ["transferInMissing"],
      donated: 0n,
    },
    "too little came": {
      step: {
        events: [locked(order, funder), funded(amount)],
        transfers: [moved(source, escrow, amount - 1n)],
      },
      codes: ["transferInMissing"],
      donated: 0n,
    },
    "more was brought than was locked": {
      step: {
        events: [locked(order, funder), funded(amount + 1n)],
        transfers: [moved(source, escrow, amount + 1n)],
      },
      codes: ["fundingMismatch", "tokensDonated"],
      donated: 1n,
    },
    "less was brought than was locked": {
      step: {
        events: [locked(order, funder), funded(amount - 1n)],
        transfers: [moved(source, escrow, amount)],
      },
      codes: ["transferInMissing", "tokensDonated"],
      donated: 1n,
    },
    "it was brought twice": {
      step: {
        events: [locked(order, funder), funded(amount), funded(amount)],
        transfers: [moved(source, escrow, amount)],
      },
      codes: ["fundingMismatch"],
      donated: 0n,
    },
    "nothing was brought": {
      step: { events: [locked(order, funder), funded(0n)], transfers: [moved(funder, escrow, amount)] },
      codes: ["fundingMismatch"],
      donated: 0n,
    },
    "nobody says that it was brought": {
      step: { events: [locked(order, funder)], transfers: [moved(source, escrow, amount)] },
      codes: ["tokensDonated", "transferInMissing"],
      donated: amount,
    },
  };
  for (const [what, { step, codes, donated }] of Object.entries(wrong)) {
    it(`are wrong when ${what}`, () => {
      const { codes: found, books } = foundInLast([published, step]);
      expect(found).to.have.members(codes);
      // To the last unit and no more.
      expect(books.ledgers.get(token)?.donated).to.equal(donated);
    });
  }
});
