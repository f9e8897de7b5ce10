import { expect } from "chai";
import { zeroHash } from "viem";

import { unbalances } from "../../../src/audit/finding.ts";
import type { Conversion } from "../../../src/audit/fold/conversions.ts";
import { honestLock, honestSale, relayedLock, sold } from "../../helpers/anomalies.ts";
import {
  escrow,
  foundInLast,
  idOf,
  locked,
  moved,
  opening,
  order,
  orderId,
  publish,
  replaySteps,
  router,
  type Step,
  stranger,
  terms,
} from "../../helpers/foldSteps.ts";

const published: Step = { events: [publish(terms)] };
const { token, amount, buyer, seller } = order;

describe("conversions", () => {
  it("name the true payer of an order, and what it gave", () => {
    const books = replaySteps([published, honestLock]);
    expect(books.findings).to.deep.equal([]);
    expect(books.conversions.payments.get(orderId)).to.deep.include({
      ...{ kind: "paid", router, orderId, payer: buyer, tokenIn: stranger, paid: 7n, tokenOut: token },
      received: amount,
    });
  });

  it("book the sender of an authorization, and say who paid by the token's word", () => {
    const { books, codes } = foundInLast([published, relayedLock]);
    expect(codes).to.deep.equal(["conversionPayerUnknown"]);
    expect(books.findings[0]?.message).to.contain(seller.toLowerCase()).and.contain(buyer.toLowerCase());
    expect(books.findings.filter(unbalances)).to.deep.equal([]);
    expect(books.conversions.payments.get(orderId)?.payer).to.equal(seller);
  });

  it("share what was paid so that nothing of it is lost or invented", () => {
    const orders = [1n, 333n, 666n].map((each, index) => ({
      ...order,
      amount: each,
      lockBy: order.lockBy + index,
    }));
    const paid = 10n;
    const conversions: Conversion[] = [];
    const books = replaySteps(
      [
        published,
        {
          events: [
            ...orders.map((each) => locked(each, router)),
            { name: "LockFunded", args: { funder: router, token, amount: 1_000n } },
            {
              name: "FxLocked",
              args: {
                ...{ payer: buyer, venue: stranger, tokenIn: stranger, paid, token, received: 1_000n },
                orderIds: orders.map(idOf),
              },
            },
          ],
          transfers: [moved(stranger, escrow, 1_000n), moved(buyer, stranger, paid, stranger)],
        },
      ],
      { onConversion: (conversion) => conversions.push(conversion) },
    );
    expect(books.findings).to.deep.equal([]);
    // ⌊10 × 1 / 1,000⌋ = 0, ⌊10 × 334 / 1,000⌋ − 0 = 3, 10 − 3 = 7.
    expect(conversions.map((each) => each.paid)).to.deep.equal([0n, 3n, 7n]);
    expect(books.conversions.payments.size).to.equal(0);
    expect([...books.conversions.corridors.values()]).to.deep.equal([
      { tokenIn: stranger, tokenOut: token, conversions: 3, paid, received: 1_000n },
    ]);
  });

  it("show what a payout was sold for, and to whom it went", () => {
    const books = replaySteps([...opening, honestSale]);
    expect(books.findings).to.deep.equal([]);
    expect(books.conversions.sales).to.have.lengthOf(1);
    expect(books.conversions.sales[0]).to.deep.include({
      ...{
        kind: "sold",
        orderId,
        owner: buyer,
        tokenIn: token,
        paid: amount,
        received: 5n,
        recipient: buyer,
      },
    });
  });

  it("change nothing of the escrow's books when they are of no order", () => {
    const sale: Step = {
      events: [sold({ orderId: zeroHash })],
      transfers: [moved(buyer, stranger, amount), moved(stranger, buyer, 5n, stranger)],
    };
    const before = replaySteps(opening);
    const { books, codes } = foundInLast([...opening, sale]);
    expect(codes).to.deep.equal([]);
    expect(books.ledgers).to.deep.equal(before.ledgers);
    expect(books.orders).to.deep.equal(before.orders);
    expect(books.conversions.sales[0]?.orderId).to.equal(undefined);
  });

  const wrong: Record<string, { steps: readonly Step[]; codes: readonly string[] }> = {
    "a lock of a router that names no payer": {
      steps: [published, { ...honestLock, events: honestLock.events.slice(0, 2) }],
      codes: ["conversionUnknown", "conversionMismatch"],
    },
    "a payer of what the router was not asked for": {
      steps: [published, { ...honestLock, events: honestLock.events.slice(2) }],
      // Without a lock the currency is unknown, so its tokens are nobody's business.
      codes: ["conversionMismatch", "conversionUnknown", "conversionMismatch"],
    },
    "the same payer twice": {
      steps: [published, { ...honestLock, events: [...honestLock.events, ...honestLock.events.slice(2)] }],
      codes: ["conversionMismatch", "conversionUnknown", "conversionMismatch", "conversionUnbacked"],
    },
    "a sale of a payout that nobody sent": {
      steps: [...opening, { events: [sold()], transfers: honestSale.transfers?.slice(1) ?? [] }],
      codes: ["conversionUnknown"],
    },
    "a sale of less than the payout": {
      steps: [
        ...opening,
        { ...honestSale, events: [...honestSale.events.slice(0, 2), sold({ paid: amount - 1n })] },
      ],
      codes: ["conversionMismatch", "conversionUnbacked"],
    },
    "a sale of another owner's payout": {
      steps: [
        ...opening,
        { ...honestSale, events: [...honestSale.events.slice(0, 2), sold({ owner: stranger })] },
      ],
      codes: ["conversionUnknown"],
    },
    "a sale that brought its recipient another amount": {
      steps: [
        ...opening,
        { ...honestSale, events: [...honestSale.events.slice(0, 2), sold({ received: 6n })] },
      ],
      codes: ["conversionUnbacked"],
    },
  };
  for (const [what, { steps, codes }] of Object.entries(wrong)) {
    it(`find ${what}`, () => {
      expect(foundInLast(steps).codes).to.deep.equal(codes);
    });
  }

  it("are nobody's when no router is named: then the router is the payer", () => {
    const books = replaySteps([published, { ...honestLock, events: honestLock.events.slice(0, 2) }], {
      routers: [],
    });
    expect(books.findings).to.deep.equal([]);
    expect(books.orders.get(orderId)?.payer).to.equal(router);
  });
});
