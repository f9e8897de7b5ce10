import { deliveredStep, disputedStep, lockedStep, type OrderStep } from "./calendar/orderStep.ts";
import type { Order } from "./order.ts";
import type { OrderState } from "./orderState.ts";
import { Status } from "./status.ts";
import type { Terms } from "./terms.ts";

/** How an order stands on the chain, and the chain's time (unix seconds). */
interface Standing {
  readonly state: Pick<OrderState, "status" | "until">;
  readonly nowAt: number;
}

/** Before an order is locked there is no state to give: then its dates count as if it were locked in time. */
export type LatestExitParameters = {
  readonly order: Pick<Order, "deliverBy" | "lockBy">;
  readonly terms: Pick<Terms, "inspectionPeriod" | "rulingPeriod">;
} & (Standing | Partial<Record<keyof Standing, undefined>>);

/**
 * First second (unix time) from which one side alone can take the held money, whatever all others do until then. It may
 * lie in the past: then the side can act now. The same as the contract's view; zero once Settled, and when the order was
 * not locked in time.
 */
export function latestExit({ order, terms, state, nowAt }: LatestExitParameters): number {
  const status = state?.status ?? Status.None;
  if (status === Status.Settled) return 0;
  if (status === Status.None && nowAt !== undefined && nowAt > order.lockBy) return 0;
  const known: OrderStep = { status, until: state?.until ?? 0, delivered: false };
  let step = status === Status.None ? lockedStep(order) : known;
  // The step's default is open to one side; no move that would put it off is left.
  if (nowAt !== undefined && nowAt > step.until) return step.until + 1;
  // What may still come: a confirmation at the last second, a dispute at the last second, no ruling.
  if (step.status === Status.Locked) step = deliveredStep(terms, step.until);
  if (step.status === Status.Delivered) step = disputedStep({ terms, state: step }, step.until);
  return step.until + 1;
}
