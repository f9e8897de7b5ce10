import type { Order } from "./order.ts";
import type { OrderState } from "./orderState.ts";
import { Status } from "./status.ts";
import type { Terms } from "./terms.ts";

export interface LatestExitParameters {
  readonly order: Pick<Order, "deliverBy">;
  readonly terms: Pick<Terms, "inspectionPeriod" | "rulingPeriod">;
  /** What the escrow stores; leave it out before the order is locked. */
  readonly state?: Pick<OrderState, "status" | "until">;
  /** The block's time (unix seconds); needed with `state`, since a step that has passed cannot lengthen the way. */
  readonly nowAt?: number;
}

/**
 * First second (unix time) from which one side alone can end the order, whatever every third party does. The same as the
 * contract's view; zero once Settled.
 */
export function latestExit({ order, terms, state, nowAt = 0 }: LatestExitParameters): number {
  const status = state?.status ?? Status.None;
  const until = state === undefined || status === Status.None ? order.deliverBy : state.until;
  const stepOpen = nowAt <= until;
  switch (status) {
    case Status.None:
    case Status.Locked:
      return stepOpen ? until + terms.inspectionPeriod + terms.rulingPeriod + 1 : until + 1;
    case Status.Delivered:
      return stepOpen ? until + terms.rulingPeriod + 1 : until + 1;
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
