import type { OrderStatus } from "../statuses.ts";
import {
  claim,
  claimAt,
  confirm,
  dispute,
  lock,
  lockForDelivery,
  reassign,
  releaseAll,
  rule,
  settle,
} from "./deeds.ts";
import { arrive } from "./payoutStories.ts";
import type { OrderPlan } from "./plan.ts";
import { day, hour, nextPlan, periods, shareDown } from "./plan.ts";
import type { Story } from "./shopStories.ts";
import type { Step } from "./step.ts";

/** The same order, sold by an account of its own: what happens to that account must not touch other orders. */
function soldAlone(plan: OrderPlan): OrderPlan {
  return { ...plan, seller: `${plan.seller} (${plan.key})` };
}

/** Delivered, blacklisted by the issuer before the claim: the payout becomes a credit. */
function claimedWhileBlacklisted(plan: OrderPlan): { steps: Step[]; order: OrderPlan; claimedAt: number } {
  const { steps, order, deliveredAt } = arrive(plan);
  const claimedAt = claimAt(deliveredAt);
  const { currency, seller: account } = order;
  return {
    steps: [
      ...steps,
      { at: deliveredAt + day, deed: { do: "blacklist", orders: [], currency, account } },
      claim(order, claimedAt),
    ],
    order,
    claimedAt,
  };
}

/** Chooses a successor, twice: the first choice is taken back before it counts. */
function prepareSuccessor(plan: OrderPlan, at: number): Step[] {
  const by = plan.seller;
  return [
    { at, deed: { do: "setRecovery", orders: [], by, successor: "stranger" } },
    { at: at + hour, deed: { do: "cancelRecovery", orders: [], by } },
    { at: at + 2 * hour, deed: { do: "setRecovery", orders: [], by, successor: `${by}, successor` } },
  ];
}

/** Lives in which an order ends in another one, or a side in other hands. */
export const changeStories = {
  split: (plan) => {
    const toBuyer = shareDown(plan.amount, 5_000n);
    const at = plan.row.orderedAt + 3 * day;
    return [lock(plan), settle(plan, at, { toBuyer, toSeller: plan.amount - toBuyer, caller: plan.buyer })];
  },
  split_on_arrival: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const toBuyer = shareDown(order.amount, 2_000n);
    return [...steps, settle(order, deliveredAt + 2 * day, { toBuyer, toSeller: order.amount - toBuyer })];
  },
  replaced: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const settledAt = deliveredAt + 2 * day;
    const kept = shareDown(order.amount, 7_000n);
    const next = nextPlan(order, order.amount - kept, settledAt, settledAt + 30 * day);
    const arrivedAt = settledAt + 15 * day;
    return [
      ...steps,
      settle(order, settledAt, { toSeller: kept, next: [next] }),
      confirm(next, arrivedAt),
      claim(next, claimAt(arrivedAt)),
    ];
  },

  receivable_sold: (plan) => {
    const { steps, order, deliveredAt } = lockForDelivery(plan);
    const sold = reassign(order, deliveredAt - hour, "seller", "factor");
    return [...steps, sold, confirm(order, deliveredAt), claim(order, claimAt(deliveredAt), "factor")];
  },
  invoice_sold: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const sold = reassign(order, deliveredAt + hour, "seller", "factor");
    return [...steps, sold, claim(order, claimAt(deliveredAt), "factor")];
  },
  disputed_claim_sold: (plan) => {
    const { steps, order, deliveredAt } = arrive(plan);
    const disputedAt = deliveredAt + day;
    const toBuyer = shareDown(order.amount, 1_000n);
    return [
      ...steps,
      dispute(order, disputedAt, { amount: order.amount, reason: "Damaged" }),
      reassign(order, disputedAt + day, "seller", "factor"),
      rule(order, disputedAt + 6 * day, toBuyer, order.amount - toBuyer),
    ];
  },
  goods_resold: (plan) => {
    const { steps, order, deliveredAt } = lockForDelivery(plan);
    const sold = reassign(order, deliveredAt - hour, "buyer", "reseller");
    return [...steps, sold, confirm(order, deliveredAt), releaseAll(order, deliveredAt + day, "reseller")];
  },
  key_lost: (row) => {
    const plan = soldAlone(row);
    const { steps, order, deliveredAt } = arrive(plan);
    const successor = `${plan.seller}, successor`;
    const preparedAt = plan.row.orderedAt - periods.recovery - day;
    return [
      ...prepareSuccessor(plan, preparedAt),
      ...steps,
      reassign(order, deliveredAt + hour, "seller", successor, successor),
      claim(order, claimAt(deliveredAt), successor),
    ];
  },

  seller_blacklisted: (row) => claimedWhileBlacklisted(soldAlone(row)).steps,
  seller_cleared: (row) => {
    const { steps, order, claimedAt } = claimedWhileBlacklisted(soldAlone(row));
    const { currency, seller } = order;
    return [
      ...steps,
      { at: claimedAt + 20 * day, deed: { do: "unblacklist", orders: [], currency, account: seller } },
      { at: claimedAt + 21 * day, deed: { do: "withdraw", orders: [], owner: seller, currency } },
    ];
  },
  seller_succeeded: (row) => {
    const { steps, order, claimedAt } = claimedWhileBlacklisted(soldAlone(row));
    const { currency, seller } = order;
    const successor = `${seller}, successor`;
    return [
      ...prepareSuccessor(order, order.row.orderedAt),
      ...steps,
      { at: claimedAt + 9 * day, deed: { do: "withdraw", orders: [], owner: seller, currency, successor } },
    ];
  },
} as const satisfies Partial<Record<OrderStatus, Story>>;
