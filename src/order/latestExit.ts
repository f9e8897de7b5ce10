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
  const until = status === Status.None ? order.deliverBy : (state?.until ?? order.deliverBy);
  const { inspectionPeriod, rulingPeriod } = terms;
  // The step's default is open to one side; no move that would put it off is left.
  const isOver = nowAt !== undefined && nowAt > until;
  switch (status) {
    // What may still come: a confirmation at the last second, a dispute at the last second, no ruling.
    case Status.None:
      if (nowAt !== undefined && nowAt > order.lockBy) return 0;
      return until + inspectionPeriod + rulingPeriod + 1;
    case Status.Locked:
      return isOver ? until + 1 : until + inspectionPeriod + rulingPeriod + 1;
    case Status.Delivered:
      return isOver ? until + 1 : until + rulingPeriod + 1;
    case Status.Disputed:
      return until + 1;
    case Status.Settled:
      return 0;
    default: {
      const never: never = status;
      return never;
    }
  }
}
