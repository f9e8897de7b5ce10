import type { Order } from "../order.ts";
import type { OrderState } from "../orderState.ts";
import { Status } from "../status.ts";
import type { Terms } from "../terms.ts";

/** The step that an order is in, and its last second. */
export type OrderStep = Pick<OrderState, "status" | "until" | "delivered">;

/** The step after a lock. */
export function lockedStep({ deliverBy }: Pick<Order, "deliverBy">): OrderStep {
  return { status: Status.Locked, until: deliverBy, delivered: false };
}

/** The step after a delivery that is confirmed at `at`: inspection. */
export function deliveredStep({ inspectionPeriod }: Pick<Terms, "inspectionPeriod">, at: number): OrderStep {
  return { status: Status.Delivered, until: at + inspectionPeriod, delivered: true };
}

export interface DisputedStepParameters {
  readonly terms: Pick<Terms, "rulingPeriod">;
  readonly state: OrderStep;
}

/** The step after a dispute at `at`. Where the attesters were silent, all dates hang on the last time for the delivery. */
export function disputedStep({ terms, state }: DisputedStepParameters, at: number): OrderStep {
  const start = state.status === Status.Locked ? state.until : at;
  return { status: Status.Disputed, until: start + terms.rulingPeriod, delivered: state.delivered };
}
