import { Action } from "./calendar/action.ts";
import { isAllowedFrom } from "./calendar/actionTable.ts";
import { type OrderStep, stepAfter } from "./calendar/stepAfter.ts";
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

/** What can put the end off, one after the other. */
const delays = [Action.ConfirmDelivery, Action.Dispute] as const;

/**
 * First second (unix time) from which one side alone can take the held money, whatever all others do until then. It may
 * lie in the past: then the side can act now. The same as the contract's view; zero once Settled, and when the order was
 * not locked in time.
 */
export function latestExit({ order, terms, state, nowAt }: LatestExitParameters): number {
  const status = state?.status ?? Status.None;
  if (status === Status.Settled) return 0;
  if (status === Status.None && nowAt !== undefined && nowAt > order.lockBy) return 0;
  const until = state?.until ?? 0;
  let step: OrderStep = { status, until, delivered: false };
  if (status === Status.None) step = stepAfter(Action.Lock, { order, terms, state: step }, 0);
  // The step's default is open to one side; no move that would put it off is left.
  if (nowAt !== undefined && nowAt > step.until) return step.until + 1;
  // What may still come: each move at the last second, then no ruling.
  for (const action of delays)
    if (isAllowedFrom(action, step.status))
      step = stepAfter(action, { order, terms, state: step }, step.until);
  return step.until + 1;
}
