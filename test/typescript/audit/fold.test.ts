import { expect } from "chai";
import { zeroAddress } from "viem";

import type { OrderRecord } from "../../../src/audit/fold/books.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { Exit } from "../../../src/order/exit.ts";
import { Side } from "../../../src/order/side.ts";
import { hashOf } from "../../helpers/auditChain.ts";
import {
  delivered,
  escrow,
  feeRecipient,
  foundInLast,
  locked,
  moved,
  opening,
  order,
  orderId,
  paid,
  publish,
  released,
  replaySteps,
  type Step,
  start,
  stranger,
  terms,
} from "../../helpers/foldSteps.ts";
import { exampleOrder } from "../../helpers/orderFixtures.ts";

describe("fold", () => {
  it("finds nothing in an order that was locked and released", () => {
    const settled: OrderRecord[] = [];
    const books = replaySteps([...opening, released], { onSettled: (record) => settled.push(record) });
    expect(books.findings).to.deep.equal([]);
    expect(settled).to.have.lengthOf(1);
    expect(settled[0]).to.include({ orderId, status: 4, held: 0n, released: 1_000_000n, fees: 10_000n });
    expect(books.orders.size).to.equal(0);
    expect(books.settled.find(orderId)).to.deep.equal({
      orderId,
      token: order.token,
      word: 4n | (1n << 9n) | (BigInt(order.deliverBy) << 16n) | (1_000_000n << 152n),
      holders: undefined,
    });
  });

  it("takes the fee on the running total, however it is split", () => {
    const { books } = foundInLast([
      ...opening,
      { events: [paid(Exit.Released, 50n, 0n, 0n)], transfers: [moved(escrow, order.seller, 50n)] },
      {
        events: [paid(Exit.Released, 49n, 0n, 1n)],
        transfers: [moved(escrow, order.seller, 49n), moved(escrow, feeRecipient, 1n)],
      },
    ]);
    expect(books.findings).to.deep.equal([]);
  });

  const next = exampleOrder({ ...order, detailsHash: hashOf("next") });
  const impossible: Record<string, { steps: readonly Step[]; codes: readonly string[] }> = {
    "an order under unknown terms": {
      steps: [{ events: [locked(order)], transfers: [moved(order.buyer, escrow, order.amount)] }],
      codes: ["termsUnknown"],
    },
    "terms published twice": { steps: [...opening, { events: [publish(terms)] }], codes: ["termsRepeated"] },
    "an event of an order that was never locked": {
      steps: [{ events: [delivered(start)] }],
      codes: ["orderUnknown"],
    },
    "a delivery after the last day": {
      steps: [...opening, { at: order.deliverBy + 1, events: [delivered(order.deliverBy + 1)] }],
      codes: ["timeNotAllowed"],
    },
    "a delivery of a settled order": {
      steps: [...opening, released, { events: [delivered(start)] }],
      codes: ["statusNotAllowed"],
    },
    "an end of inspection that the terms do not give": {
      steps: [...opening, { at: start, events: [delivered(start + 1)] }],
      codes: ["untilMismatch"],
    },
    "a claim of an order that was never delivered": {
      steps: [
        ...opening,
        { ...released, events: [paid(Exit.Claimed, 990_000n, 0n, 10_000n)], at: order.deliverBy + 1 },
      ],
      codes: ["statusNotAllowed"],
    },
    "a reclaim while delivery may still be confirmed": {
      steps: [
        ...opening,
        {
          events: [paid(Exit.Reclaimed, 0n, order.amount, 0n)],
          transfers: [moved(escrow, order.buyer, order.amount)],
        },
      ],
      codes: ["timeNotAllowed"],
    },
    "a release of more than is held": {
      steps: [
        ...opening,
        {
          events: [paid(Exit.Released, 1_980_000n, 0n, 20_000n)],
          transfers: [moved(escrow, order.seller, 1_980_000n), moved(escrow, feeRecipient, 20_000n)],
        },
      ],
      codes: ["amountMismatch"],
    },
    "a fee that the terms do not give": {
      steps: [
        ...opening,
        {
          events: [paid(Exit.Released, 980_000n, 0n, 20_000n)],
          transfers: [moved(escrow, order.seller, 980_000n), moved(escrow, feeRecipient, 20_000n)],
        },
      ],
      codes: ["feeMismatch"],
    },
    "a payout to somebody else": {
      steps: [
        ...opening,
        { ...released, transfers: [moved(escrow, stranger, 990_000n), moved(escrow, feeRecipient, 10_000n)] },
      ],
      codes: ["transferOutMismatch", "transferOutMismatch"],
    },
    "tokens that leave without an event": {
      steps: [...opening, { events: [], transfers: [moved(escrow, stranger, 1n)] }],
      codes: ["transferOutMismatch"],
    },
    "a lock whose tokens did not arrive": {
      steps: [...opening, { events: [locked(next)] }],
      codes: ["transferInMissing"],
    },
    "a lock from the escrow's money that no order carried": {
      steps: [...opening, { events: [locked(next, escrow)] }],
      codes: ["carryMismatch"],
    },
    "a settlement that leaves money nowhere": {
      steps: [
        ...opening,
        { events: [paid(Exit.Agreed, 0n, 1n, 0n)], transfers: [moved(escrow, order.buyer, 1n)] },
      ],
      codes: ["carryMismatch", "orderNotConserved"],
    },
    "an undisputed part paid without a dispute": {
      steps: [
        ...opening,
        { events: [delivered(start)] },
        {
          events: [paid(Exit.Undisputed, 99n, 0n, 1n)],
          transfers: [moved(escrow, order.seller, 99n), moved(escrow, feeRecipient, 1n)],
        },
      ],
      codes: ["disputeMissing"],
    },
    "a buyer's dispute before delivery": {
      steps: [
        ...opening,
        {
          events: [
            {
              name: "OrderDisputed",
              args: {
                orderId,
                side: Side.Buyer,
                reason: DisputeReason.NotReceived,
                evidenceHash: hashOf("photo"),
                disputed: order.amount,
                until: BigInt(start + terms.rulingPeriod),
              },
            },
          ],
        },
      ],
      codes: ["statusNotAllowed"],
    },
    "a side moved by somebody who does not hold it": {
      steps: [
        ...opening,
        {
          events: [
            { name: "OrderReassigned", args: { orderId, from: stranger, to: escrow, side: Side.Seller } },
          ],
        },
      ],
      codes: ["holderMismatch"],
    },
    "a redirected payout of no payout": {
      steps: [
        ...opening,
        { events: [{ name: "PayoutRedirected", args: { orderId, receiver: stranger, amount: 1n } }] },
      ],
      codes: ["redirectUnexplained"],
    },
    "a credit withdrawn that nobody has": {
      steps: [
        ...opening,
        {
          events: [
            {
              name: "CreditWithdrawn",
              args: { owner: stranger, token: order.token, to: stranger, amount: 1n },
            },
          ],
          transfers: [moved(escrow, stranger, 1n)],
        },
      ],
      codes: ["creditExceeded"],
    },
    "a credit of a push that was due to nobody": {
      steps: [
        ...opening,
        { events: [{ name: "CreditAdded", args: { owner: stranger, token: order.token, amount: 1n } }] },
      ],
      codes: ["transferOutMismatch"],
    },
    "a recovery that counts too early": {
      steps: [
        {
          events: [
            {
              name: "RecoverySet",
              args: { account: stranger, registry: escrow, effectiveAt: BigInt(start) },
            },
          ],
        },
      ],
      codes: ["recoveryMismatch"],
    },
    "a choice of recovery taken back that was never made": {
      steps: [{ events: [{ name: "RecoveryCanceled", args: { account: stranger, registry: zeroAddress } }] }],
      codes: ["recoveryMismatch"],
    },
  };
  for (const [what, { steps, codes }] of Object.entries(impossible)) {
    it(`finds ${what}`, () => {
      expect(foundInLast(steps).codes).to.deep.equal(codes);
    });
  }
});
