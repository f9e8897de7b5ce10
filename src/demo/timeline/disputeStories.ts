import type { OrderStatus } from "../statuses.ts";
import {
  claim,
  claimAt,
  confirm,
  dispute,
  enforceDefault,
  evidence,
  lock,
  refund,
  releaseAll,
  rule,
  settle,
} from "./deeds.ts";
import { arrive } from "./payoutStories.ts";
import { day, hour, nextPlan, periods, shareDown } from "./plan.ts";
import type { Story } from "./shopStories.ts";

/** What the arbitrator of the run keeps of a disputed amount, in 1/10,000. */
const arbitrationFeeBps = 100n;

/** Lives in which the sides disagree. */
export const disputeStories = {
  in_dispute: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    return [...steps, dispute(order, deliveredAt + day, { amount: order.amount, reason: "Damaged" })];
  },
  disputed_ruled: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + 2 * day;
    const disputed = shareDown(order.amount, 6_000n);
    const fee = shareDown(disputed, arbitrationFeeBps);
    const toSeller = shareDown(disputed, 2_500n);
    return [
      ...steps,
      evidence(order, deliveredAt + hour, order.buyer, "ipfs://photo-of-the-opened-parcel"),
      dispute(order, disputedAt, { amount: disputed, reason: "QuantityShort" }),
      evidence(order, disputedAt + hour, order.seller, "ipfs://packing-list"),
      evidence(order, disputedAt + day, "arbitrator", "ipfs://questions-to-both"),
      rule(order, disputedAt + 5 * day, disputed - fee - toSeller, toSeller),
      evidence(order, disputedAt + 6 * day, order.buyer, "ipfs://receipt-of-the-ruling"),
    ];
  },
  disputed_by_signature: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + 2 * day;
    const { amount } = order;
    return [
      ...steps,
      dispute(order, disputedAt, { amount, reason: "Counterfeit", how: "signature" }),
      rule(order, disputedAt + 4 * day, amount, 0n),
    ];
  },
  dispute_conceded: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + day;
    const disputed = dispute(order, disputedAt, { amount: order.amount, reason: "NotAsDescribed" });
    return [...steps, disputed, refund(order, disputedAt + 2 * day, order.amount)];
  },
  dispute_withdrawn: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + day;
    const disputed = dispute(order, disputedAt, { amount: order.amount, reason: "QuantityShort" });
    return [...steps, disputed, releaseAll(order, disputedAt + 2 * day)];
  },
  dispute_settled: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + day;
    const toBuyer = shareDown(order.amount, 3_500n);
    return [
      ...steps,
      dispute(order, disputedAt, { amount: order.amount, reason: "Damaged" }),
      settle(order, disputedAt + 2 * day, {
        toBuyer,
        toSeller: order.amount - toBuyer,
        caller: order.seller,
      }),
    ];
  },
  dispute_replaced: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const settledAt = deliveredAt + 3 * day;
    const next = nextPlan(order, order.amount, settledAt, settledAt + 30 * day);
    const arrivedAt = settledAt + 12 * day;
    return [
      ...steps,
      dispute(order, deliveredAt + day, { amount: order.amount, reason: "NotAsDescribed" }),
      settle(order, settledAt, { next: [next] }),
      confirm(next, arrivedAt),
      claim(next, claimAt(arrivedAt)),
    ];
  },
  arbitrator_silent: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + 2 * day;
    return [
      ...steps,
      dispute(order, disputedAt, { amount: order.amount, reason: "Damaged" }),
      enforceDefault(order, disputedAt + periods.ruling + hour),
    ];
  },
  attesters_silent: (plan) => {
    const { amount, deliverBy } = plan;
    const fee = shareDown(amount, arbitrationFeeBps);
    return [
      lock(plan),
      evidence(plan, deliverBy - day, plan.seller, "ipfs://signed-delivery-note"),
      dispute(plan, deliverBy - hour, { amount, reason: "AttestersSilent" }),
      rule(plan, deliverBy + periods.evidence + day, 0n, amount - fee),
    ];
  },
  lost_in_transit: (plan) => {
    const { amount, deliverBy } = plan;
    const disputed = dispute(plan, deliverBy - day, { amount, reason: "AttestersSilent", how: "signature" });
    return [lock(plan), disputed, enforceDefault(plan, deliverBy + periods.ruling + hour)];
  },
} as const satisfies Partial<Record<OrderStatus, Story>>;
