import type { OrderStatus } from "../statuses.ts";
import { claim, claimAt, confirm, lock, lockForDelivery, reclaim, refund } from "./deeds.ts";
import type { OrderPlan } from "./plan.ts";
import { day } from "./plan.ts";
import type { Step } from "./step.ts";

/** A row's life: everything that happens to its order, in order. */
export type Story = (plan: OrderPlan) => Step[];

const delivered: Story = (plan) => {
  const { steps, order, deliveredAt } = lockForDelivery(plan);
  return [...steps, confirm(order, deliveredAt), claim(order, claimAt(deliveredAt))];
};

const neverDelivered: Story = (plan) => [lock(plan), reclaim(plan)];

const givenBack =
  (after: number): Story =>
  (plan) => [lock(plan), refund(plan, plan.row.orderedAt + after, plan.amount)];

/** The lives that a shop's export tells. */
export const shopStories = {
  delivered,
  shipped: neverDelivered,
  processing: neverDelivered,
  invoiced: neverDelivered,
  canceled: givenBack(day),
  unavailable: givenBack(3 * day),
} as const satisfies Partial<Record<OrderStatus, Story>>;
