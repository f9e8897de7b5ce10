import type { OrderStatus } from "../statuses.ts";
import {
  claim,
  claimAt,
  confirm,
  lock,
  lockForDelivery,
  reclaim,
  reclaimAt,
  refund,
  release,
  releaseAll,
} from "./deeds.ts";
import { day, hour, periods, shareDown } from "./plan.ts";
import type { Story } from "./shopStories.ts";
import type { Deed } from "./step.ts";

/** Locked, carried over if late, and confirmed: what most lives begin with. */
export function arrive(plan: Parameters<Story>[0]) {
  const { steps, order, deliveredAt } = lockForDelivery(plan);
  return { steps: [...steps, confirm(order, deliveredAt)], order, deliveredAt };
}

/** Lives that still go on, and lives that the two sides end alone. */
export const payoutStories = {
  in_transit: (plan) => [lock(plan)],
  in_inspection: (plan) => arrive(plan).steps,

  prepaid: (plan) => [
    lock(plan),
    release(plan, plan.row.orderedAt + day, shareDown(plan.amount, 3_000n)),
    releaseAll(plan, plan.row.orderedAt + 4 * day),
  ],
  released_early: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    return [...steps, releaseAll(order, deliveredAt + day)];
  },
  released_by_signature: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const half = release(order, deliveredAt + hour, shareDown(order.amount, 5_000n), "signature");
    return [...steps, half, release(order, deliveredAt + 2 * day, order.amount, "signature")];
  },
  price_reduced: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const reduction = refund(plan, plan.row.orderedAt + 2 * day, shareDown(plan.amount, 1_500n));
    return [...steps, reduction, claim(order, claimAt(deliveredAt))];
  },
  accepted_in_parts: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    return [
      ...steps,
      release(order, deliveredAt + day, shareDown(order.amount, 4_000n)),
      refund(order, deliveredAt + 2 * day, shareDown(order.amount, 1_000n)),
      claim(order, claimAt(deliveredAt)),
    ];
  },
  returned: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    return [...steps, refund(order, deliveredAt + 3 * day, order.amount)];
  },
  claimed_by_signature: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    // The money goes to the seller's savings, not to the key that trades.
    const receiver = `${order.seller}, savings`;
    const deed: Deed = { do: "claim", orders: [order], by: order.seller, how: "signature", receiver };
    return [...steps, { at: claimAt(deliveredAt), deed }];
  },
  claimed_in_usd: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const deed: Deed = { do: "claim", orders: [order], by: order.seller, how: "call", into: "USD" };
    return [...steps, { at: claimAt(deliveredAt), deed }];
  },
  claimed_by_anyone: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    return [...steps, claim(order, claimAt(deliveredAt) + periods.openClaim, "stranger")];
  },
  reclaimed_by_signature: (plan) => [
    lock(plan),
    { ...reclaim(plan, "signature"), at: reclaimAt(plan) + hour },
  ],
} as const satisfies Partial<Record<OrderStatus, Story>>;
