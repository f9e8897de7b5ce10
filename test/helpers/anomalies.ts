import { type Hex, zeroAddress } from "viem";

import type { EscrowEvent } from "../../src/audit/decode/event.ts";
import type { FxEvent } from "../../src/audit/decode/fxEvent.ts";
import type { Finding, FindingCode } from "../../src/audit/finding.ts";
import { DisputeReason } from "../../src/order/disputeReason.ts";
import { Exit } from "../../src/order/exit.ts";
import { Side } from "../../src/order/side.ts";
import { hashOf } from "./auditChain.ts";
import type { ChainCode } from "./chainCodes.ts";
import {
  delivered,
  escrow,
  feeRecipient,
  locked,
  moved,
  opening,
  order,
  orderId,
  paid,
  publish,
  released,
  router,
  type Step,
  start,
  stranger,
  terms,
} from "./foldSteps.ts";

/** What only another source can show: a chain that changes while it is read, and a folder of blocks. */
type SourceCode = "chainReorganized" | "stateUnavailable";

/** Transactions of which the last is wrong, and where the finding must say so. */
export interface Anomaly {
  readonly steps: readonly Step[];
  readonly where: Omit<Finding, "code" | "message">;
}

const { token, amount } = order;
const ofOrder = { orderId, token, amount };
const arrives = moved(order.buyer, escrow, amount);
const altered = (changes: object): EscrowEvent => {
  const event = locked(order);
  return { ...event, args: { ...event.args, ...changes } } as EscrowEvent;
};
const disputed = (side: Side, until: number, sum = amount): EscrowEvent => ({
  name: "OrderDisputed",
  args: {
    orderId,
    side,
    reason: DisputeReason.Damaged,
    evidenceHash: hashOf("photo"),
    disputed: sum,
    until: BigInt(until),
  },
});
const funded = (sum: bigint): EscrowEvent => ({
  name: "LockFunded",
  args: { funder: router, token, amount: sum },
});
const fxLocked = (changes: Partial<Extract<FxEvent, { name: "FxLocked" }>["args"]> = {}): FxEvent => ({
  name: "FxLocked",
  args: {
    ...{
      payer: order.buyer,
      venue: stranger,
      tokenIn: stranger,
      paid: 7n,
      token,
      received: amount,
      orderIds: [orderId],
    },
    ...changes,
  },
});
/** What a router's payer gives its venue. */
const given = moved(order.buyer, stranger, 7n, stranger);
const routed = (events: readonly FxEvent[], transfers = [given]): Step => ({
  events: [locked(order, router), funded(amount), ...events],
  transfers: [moved(stranger, escrow, amount), ...transfers],
});
const toRouter = (events: readonly FxEvent[], transfers: Step["transfers"] = []): Step => ({
  at: order.deliverBy + 1,
  events: [
    paid(Exit.Reclaimed, 0n, amount, 0n),
    { name: "PayoutRedirected", args: { orderId, receiver: router, amount } },
    ...events,
  ],
  transfers: [moved(escrow, router, amount), ...transfers],
});
export const sold = (changes: Partial<Extract<FxEvent, { name: "FxSold" }>["args"]> = {}): FxEvent => ({
  name: "FxSold",
  args: {
    ...{ orderId, owner: order.buyer, venue: stranger, tokenIn: token, paid: amount },
    ...{ tokenOut: stranger as Hex, received: 5n, recipient: order.buyer },
    ...changes,
  },
});
const soldMoves = [
  moved(router, stranger, amount),
  moved(stranger, router, 5n, stranger),
  moved(router, order.buyer, 5n, stranger),
];
/** What a relayed authorization moves: the maximum in, the price to the venue, the rest back. */
export const pulledMoves = [
  moved(order.buyer, router, 9n, stranger),
  moved(router, stranger, 7n, stranger),
  moved(router, order.buyer, 2n, stranger),
];
export const relayedLock: Step = routed([fxLocked({ payer: order.seller })], pulledMoves);
export const honestLock: Step = routed([fxLocked()]);
export const honestSale: Step = toRouter([sold()], soldMoves);

/** Each anomaly that events can show, provoked by events made by hand. */
export const anomalies: Readonly<Record<Exclude<FindingCode, ChainCode | SourceCode>, Anomaly>> = {
  termsRepeated: { steps: [...opening, { events: [publish(terms)] }], where: { block: 2 } },
  termsIdMismatch: {
    steps: [
      {
        events: [
          { ...publish(terms), args: { ...publish(terms).args, termsId: hashOf("other") } } as EscrowEvent,
        ],
      },
    ],
    where: { block: 0 },
  },
  termsUnknown: {
    steps: [{ events: [locked(order)], transfers: [arrives] }],
    where: { block: 0, ...ofOrder },
  },
  orderIdMismatch: {
    steps: [
      { events: [publish(terms)] },
      { events: [altered({ detailsHash: hashOf("other") })], transfers: [arrives] },
    ],
    where: { block: 1, ...ofOrder },
  },
  orderRepeated: {
    steps: [...opening, released, { events: [locked(order)], transfers: [arrives] }],
    where: { block: 3, ...ofOrder },
  },
  orderUnknown: { steps: [{ events: [delivered(start)] }], where: { block: 0, orderId } },
  statusNotAllowed: {
    steps: [...opening, { events: [disputed(Side.Buyer, start + terms.rulingPeriod)] }],
    where: { block: 2, ...ofOrder },
  },
  timeNotAllowed: {
    steps: [...opening, { at: order.deliverBy + 1, events: [delivered(order.deliverBy + 1)] }],
    where: { block: 2, ...ofOrder },
  },
  untilMismatch: {
    steps: [...opening, { events: [delivered(start + 1)] }],
    where: { block: 2, orderId, token, amount: 1n },
  },
  amountMismatch: {
    steps: [
      ...opening,
      { events: [delivered(start)] },
      { events: [disputed(Side.Buyer, start + terms.rulingPeriod, amount - 1n)] },
    ],
    where: { block: 3, orderId, token, amount: -1n },
  },
  feeMismatch: {
    steps: [
      ...opening,
      {
        events: [paid(Exit.Released, 989_999n, 0n, 10_001n)],
        transfers: [moved(escrow, order.seller, 989_999n), moved(escrow, feeRecipient, 10_001n)],
      },
    ],
    where: { block: 2, orderId, token, amount: 1n },
  },
  holderMismatch: {
    steps: [
      ...opening,
      {
        events: [
          { name: "OrderReassigned", args: { orderId, from: stranger, to: escrow, side: Side.Seller } },
        ],
      },
    ],
    where: { block: 2, ...ofOrder },
  },
  carryMismatch: {
    steps: [{ events: [publish(terms)] }, { events: [locked(order, escrow)] }],
    where: { block: 1, ...ofOrder },
  },
  disputeMissing: {
    steps: [
      ...opening,
      { events: [delivered(start)] },
      {
        events: [paid(Exit.Undisputed, 99n, 0n, 1n)],
        transfers: [moved(escrow, order.seller, 99n), moved(escrow, feeRecipient, 1n)],
      },
    ],
    where: { block: 3, ...ofOrder },
  },
  redirectUnexplained: {
    steps: [
      ...opening,
      { events: [{ name: "PayoutRedirected", args: { orderId, receiver: stranger, amount: 1n } }] },
    ],
    where: { block: 2, orderId, token, amount: 1n },
  },
  creditExceeded: {
    steps: [
      ...opening,
      {
        events: [{ name: "CreditWithdrawn", args: { owner: stranger, token, to: stranger, amount: 1n } }],
        transfers: [moved(escrow, stranger, 1n)],
      },
    ],
    where: { block: 2, token, amount: 1n },
  },
  withdrawalNonceMismatch: {
    steps: [
      ...opening,
      { events: [{ name: "WithdrawalSigned", args: { owner: stranger, token, nonce: 1n } }], transfers: [] },
    ],
    where: { block: 2, token },
  },
  recoveryMismatch: {
    steps: [{ events: [{ name: "RecoveryCanceled", args: { account: stranger, registry: zeroAddress } }] }],
    where: { block: 0 },
  },
  fundingMismatch: {
    steps: [
      { events: [publish(terms)] },
      {
        events: [
          locked(order, stranger),
          { name: "LockFunded", args: { funder: stranger, token, amount: amount + 1n } },
        ],
      },
    ],
    where: { block: 1, token, amount: amount + 1n },
  },
  transferInMissing: {
    steps: [{ events: [publish(terms)] }, { events: [locked(order)] }],
    where: { block: 1, token, amount: -amount },
  },
  transferOutMismatch: {
    steps: [...opening, { events: [], transfers: [moved(escrow, stranger, 1n)] }],
    where: { block: 2, token, amount: 1n },
  },
  tokensDonated: {
    steps: [...opening, { events: [], transfers: [moved(stranger, escrow, 9n)] }],
    where: { block: 2, token, amount: 9n },
  },
  conversionMismatch: {
    steps: [{ events: [publish(terms)] }, routed([fxLocked({ received: amount + 1n })])],
    where: { block: 1, token, amount: -1n },
  },
  conversionUnknown: {
    steps: [{ events: [publish(terms)] }, routed([fxLocked({ orderIds: [hashOf("other")] })])],
    where: { block: 1, orderId: hashOf("other"), token },
  },
  conversionMissing: { steps: [...opening, toRouter([])], where: { block: 2, ...ofOrder } },
  conversionUnbacked: {
    steps: [{ events: [publish(terms)] }, routed([fxLocked()], [])],
    where: { block: 1, token: stranger, amount: 7n },
  },
  conversionPayerUnknown: {
    steps: [{ events: [publish(terms)] }, relayedLock],
    where: { block: 1, token: stranger, amount: 7n },
  },
  orderNotConserved: {
    steps: [
      ...opening,
      { events: [paid(Exit.Agreed, 0n, 1n, 0n)], transfers: [moved(escrow, order.buyer, 1n)] },
    ],
    where: { block: 2, orderId, token, amount: 1n - amount },
  },
  currencyNotConserved: {
    steps: [...opening, { events: [locked(order)], transfers: [arrives] }],
    where: { token, amount },
  },
};
