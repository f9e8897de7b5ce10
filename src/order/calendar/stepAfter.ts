import type { Order } from "../order.ts";
import type { OrderState } from "../orderState.ts";
import { Status } from "../status.ts";
import type { Terms } from "../terms.ts";
import { Action } from "./action.ts";

/** The step that an order is in, and until when. */
export type OrderStep = Pick<OrderState, "status" | "until" | "delivered">;

/** The actions that begin a step. */
export type Beginning = typeof Action.Lock | typeof Action.ConfirmDelivery | typeof Action.Dispute;

export interface StepAfterParameters {
  readonly order: Pick<Order, "deliverBy">;
  readonly terms: Pick<Terms, "inspectionPeriod" | "rulingPeriod">;
  readonly state: OrderStep;
}

/** The step that an order is in after an action that is mined at `at`. */
export function stepAfter(
  action: Beginning,
  { order, terms, state }: StepAfterParameters,
  at: number,
): OrderStep {
  switch (action) {
    case Action.Lock:
      return { status: Status.Locked, until: order.deliverBy, delivered: false };
    case Action.ConfirmDelivery:
      return { status: Status.Delivered, until: at + terms.inspectionPeriod, delivered: true };
    case Action.Dispute: {
      // Where the attesters were silent, all dates hang on the last time for the delivery.
      const start = state.status === Status.Locked ? state.until : at;
      return { status: Status.Disputed, until: start + terms.rulingPeriod, delivered: state.delivered };
    }
  }
}
