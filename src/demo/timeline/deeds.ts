import { currencies } from "../currencies.ts";
import type { OrderPlan } from "./plan.ts";
import { day, hour, nextPlan, periods } from "./plan.ts";
import type { DisputeReasonName, How, Step } from "./step.ts";

/** The buyer locks when it orders, with what it pays in. */
export function lock(plan: OrderPlan): Step {
  const { paidCurrency: paid, orderedAt: at } = plan.row;
  const { lockWay: way } = currencies[paid ?? plan.currency];
  const payer = plan.buyer;
  return { at, deed: { do: "lock", orders: [plan], payer, way, ...(paid === undefined ? {} : { paid }) } };
}

/** Both sides agree, a day before `deliverBy`, to give a late parcel whole months more. */
function extend(plan: OrderPlan, deliveredAt: number): { steps: Step[]; order: OrderPlan } {
  if (deliveredAt + hour <= plan.deliverBy) return { steps: [], order: plan };
  const at = plan.deliverBy - day;
  const missing = deliveredAt + day - plan.deliverBy;
  const deliverBy = plan.deliverBy + Math.ceil(missing / periods.extension) * periods.extension;
  const order = nextPlan(plan, plan.amount, at, deliverBy);
  return { steps: [settle(plan, at, { next: [order] })], order };
}

/** Locked and, if the parcel was late, extended: what every delivered order has behind it. */
export function lockForDelivery(plan: OrderPlan): { steps: Step[]; order: OrderPlan; deliveredAt: number } {
  const { deliveredAt } = plan.row;
  if (deliveredAt === undefined) throw new Error(`${plan.key} has no delivery`);
  const { steps, order } = extend(plan, deliveredAt);
  return { steps: [lock(plan), ...steps], order, deliveredAt };
}

export function confirm(order: OrderPlan, at: number): Step {
  return { at, deed: { do: "confirm", orders: [order] } };
}

/** First midnight after inspection: sellers claim once a day what has become theirs. */
export function claimAt(confirmedAt: number): number {
  return Math.ceil((confirmedAt + periods.inspection + hour) / day) * day;
}

export function claim(order: OrderPlan, at: number, by = order.seller): Step {
  return { at, deed: { do: "claim", orders: [order], by, how: "call" } };
}

/** First midnight after the delivery date passed: buyers reclaim once a day. */
export function reclaimAt(order: OrderPlan): number {
  return Math.ceil((order.deliverBy + hour) / day) * day;
}

/** A buyer that paid in another currency gets that one back. */
export function reclaim(order: OrderPlan, how: How = "call"): Step {
  const { paidCurrency: into } = order.row;
  const by = order.buyer;
  return {
    at: reclaimAt(order),
    deed: { do: "reclaim", orders: [order], by, how, ...(into === undefined ? {} : { into }) },
  };
}

export function release(order: OrderPlan, at: number, releasedTotal: bigint, how: How = "call"): Step {
  return { at, deed: { do: "release", orders: [order], by: order.buyer, how, releasedTotal } };
}

export function releaseAll(order: OrderPlan, at: number, by = order.buyer): Step {
  return { at, deed: { do: "releaseAll", orders: [order], by } };
}

export function refund(order: OrderPlan, at: number, amount: bigint): Step {
  return { at, deed: { do: "refund", orders: [order], by: order.seller, amount } };
}

export function dispute(
  order: OrderPlan,
  at: number,
  { amount, reason, how = "call" }: { amount: bigint; reason: DisputeReasonName; how?: How },
): Step {
  const by = reason === "AttestersSilent" ? order.seller : order.buyer;
  return { at, deed: { do: "dispute", orders: [order], by, how, amount, reason } };
}

export function evidence(order: OrderPlan, at: number, by: string, uri: string): Step {
  return { at, deed: { do: "evidence", orders: [order], by, uri } };
}

export function rule(order: OrderPlan, at: number, toBuyer: bigint, toSeller: bigint): Step {
  return { at, deed: { do: "rule", orders: [order], toBuyer, toSeller } };
}

export function enforceDefault(order: OrderPlan, at: number): Step {
  return { at, deed: { do: "default", orders: [order] } };
}

export function settle(
  order: OrderPlan,
  at: number,
  {
    toBuyer = 0n,
    toSeller = 0n,
    next = [],
    caller,
  }: {
    toBuyer?: bigint;
    toSeller?: bigint;
    next?: OrderPlan[];
    caller?: string;
  },
): Step {
  const { buyer, seller } = order;
  return { at, deed: { do: "settle", orders: [order], buyer, seller, caller, toBuyer, toSeller, next } };
}

export function reassign(
  order: OrderPlan,
  at: number,
  side: "buyer" | "seller",
  to: string,
  by?: string,
): Step {
  const holder = side === "buyer" ? order.buyer : order.seller;
  return { at, deed: { do: "reassign", orders: [order], side, by: by ?? holder, to } };
}
