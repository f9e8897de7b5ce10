import type { Order } from "../order.ts";
import type { OrderState } from "../orderState.ts";
import type { Terms } from "../terms.ts";
import { Action } from "./action.ts";
import { actionTable, isAllowedFrom } from "./actionTable.ts";

/** A stretch of time, in unix seconds. */
export interface Window {
  /** First second; without it, already open. */
  readonly from?: number | undefined;
  /** Last second, included; without it, open until the status changes. */
  readonly until?: number | undefined;
}

/** What the time of an action hangs on. */
export interface WindowParameters {
  readonly order: Pick<Order, "lockBy">;
  readonly terms: Pick<Terms, "evidencePeriod" | "rulingPeriod">;
  readonly state: Pick<OrderState, "status" | "until">;
}

/** When an order, as it stands, allows an action to whoever may take it; `undefined` if its status does not. */
export function windowOf(action: Action, { order, terms, state }: WindowParameters): Window | undefined {
  const { status, until } = state;
  if (!isAllowedFrom(action, status)) return undefined;
  if (action === Action.Lock) return { until: order.lockBy };
  if (action === Action.Rule) return { from: rulingFrom({ until, terms }), until };
  switch (actionTable[action].opens) {
    case "while":
      return { until };
    case "after":
      return { from: until + 1 };
    case "any":
      return {};
  }
}

/** First second in which a dispute that ends at `until` can be ruled on. */
export function rulingFrom({ until, terms }: Pick<WindowParameters, "terms"> & { until: number }): number {
  return until - terms.rulingPeriod + terms.evidencePeriod + 1;
}

/** Whether a time lies in a window, both ends included. */
export function isWithin({ from = 0, until = Number.POSITIVE_INFINITY }: Window, at: number): boolean {
  return from <= at && at <= until;
}
