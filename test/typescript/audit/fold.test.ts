import { expect } from "chai";
import { type Hex, zeroAddress } from "viem";

import type { EscrowEvent, Place, Transfer } from "../../../src/audit/decode/event.ts";
import { applyEvent } from "../../../src/audit/fold/applyEvent.ts";
import { type Books, emptyBooks } from "../../../src/audit/fold/books.ts";
import { closeTransaction } from "../../../src/audit/fold/closeTransaction.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import type { Terms } from "../../../src/order/terms.ts";
import { hashOf } from "../../helpers/auditChain.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

const day = 86_400;
const escrow: Hex = `0x${"e5".repeat(20)}`;
const feeRecipient: Hex = `0x${"fe".repeat(20)}`;
const stranger: Hex = `0x${"57".repeat(20)}`;
const terms = exampleTerms({ feeBps: 100, feeRecipient });
const order = exampleOrder({ termsId: termsIdOf(terms), amount: 1_000_000n });
const start = order.lockBy - day;

/** One transaction: its events, its tokens, its time. */
interface Step {
  readonly at?: number;
  readonly events: readonly EscrowEvent[];
  readonly transfers?: readonly Transfer[];
}

/** Replays transactions and says what was found in the last one only. */
function foundInLast(steps: readonly Step[]): { codes: string[]; books: Books } {
  const books = emptyBooks(escrow, 1);
  let before = 0;
  for (const [index, { at = start, events, transfers = [] }] of steps.entries()) {
    before = books.findings.length;
    const place: Place = { block: index, time: at, transaction: 0 };
    for (const event of events) applyEvent(books, event, place);
    closeTransaction(books, transfers, place);
  }
  return { codes: books.findings.slice(before).map(({ code }) => code), books };
}

const idOf = (given: Order): Hex => emptyBooks(escrow, 1).orderId(given);
const orderId = idOf(order);
const moved = (from: Hex, to: Hex, amount: bigint): Transfer => ({ token: order.token, from, to, amount });

const publish = (given: Terms): EscrowEvent => ({
  name: "TermsPublished",
  args: { termsId: termsIdOf(given), arbitrator: given.arbitrator, terms: given },
});
const locked = (given: Order, payer: Hex = given.buyer): EscrowEvent => ({
  name: "OrderLocked",
  args: {
    ...given,
    orderId: idOf(given),
    payer,
    lockBy: BigInt(given.lockBy),
    deliverBy: BigInt(given.deliverBy),
  },
});
const delivered = (at: number): EscrowEvent => ({
  name: "OrderDelivered",
  args: { orderId, evidenceHash: hashOf("seal"), until: BigInt(at + terms.inspectionPeriod) },
});
const paid = (
  exit: Exit,
  toSeller: bigint,
  toBuyer: bigint,
  fee: bigint,
  arbitrationFee = 0n,
): EscrowEvent => ({
  name: "OrderPaid",
  args: { orderId, exit, toSeller, toBuyer, fee, arbitrationFee },
});

const opening: Step[] = [
  { events: [publish(terms)] },
  { events: [locked(order)], transfers: [moved(order.buyer, escrow, order.amount)] },
];
const released: Step = {
  events: [paid(Exit.Released, 990_000n, 0n, 10_000n)],
  transfers: [moved(escrow, order.seller, 990_000n), moved(escrow, feeRecipient, 10_000n)],
};

describe("fold", () => {
  it("finds nothing in an order that was locked and released", () => {
    const { codes, books } = foundInLast([...opening, released]);
    expect(books.findings).to.deep.equal([]);
    expect(codes).to.deep.equal([]);
    expect(books.orders.get(orderId)).to.include({
      status: 4,
      held: 0n,
      released: 1_000_000n,
      fees: 10_000n,
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
      codes: ["carryMismatch"],
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
