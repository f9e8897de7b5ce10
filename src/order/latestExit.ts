import type { Order } from "./order.ts";
import type { OrderState } from "./orderState.ts";
import { Status } from "./status.ts";
import type { Terms } from "./terms.ts";

export interface LatestExitParameters {
  readonly order: Pick<Order, "deliverBy">;
  readonly terms: Pick<Terms, "inspectionPeriod" | "rulingPeriod">;
  /** What the escrow stores; leave it out before the order is locked. */
  readonly state?: Pick<OrderState, "status" | "until">;
}

/**
 * First second (unix time) from which one side alone can end the order, whatever every third party does. The same as the
 * contract's view; zero once Settled.
 */
export function latestExit({ order, terms, state }: LatestExitParameters): number {
  const status = state?.status ?? Status.None;
  const until = state?.until ?? order.deliverBy;
  const { inspectionPeriod, rulingPeriod } = terms;
  switch (status) {
    // What may still come: a confirmation at the last second, a dispute at the last second, no ruling.
    case Status.None:
      return order.deliverBy + inspectionPeriod + rulingPeriod + 1;
    case Status.Locked:
      return until + inspectionPeriod + rulingPeriod + 1;
    case Status.Delivered:
      return until + rulingPeriod + 1;
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
