import type { OrderState } from "../orderState.ts";
import type { Terms } from "../terms.ts";
import { Action } from "./action.ts";
import { actionTable, isAllowedFrom } from "./actionTable.ts";

/** A stretch of time, in unix seconds. */
export interface TimeWindow {
  /** First second; without it, already open. */
  readonly from?: number | undefined;
  /** Last second, included; without it, open until the status changes. */
  readonly until?: number | undefined;
}

type RulingTerms = Pick<Terms, "evidencePeriod" | "rulingPeriod">;

export interface TimesOfParameters {
  readonly terms: RulingTerms;
  /** Last second of the order's step. */
  readonly until: number;
}

/** When an action is open, in a status that allows it. */
export function timesOf(action: Action, { terms, until }: TimesOfParameters): TimeWindow {
  if (action === Action.Rule) return { from: rulingFrom({ terms, until }), until };
  switch (actionTable[action].opens) {
    case "while":
      return { until };
    case "after":
      return { from: until + 1 };
    case "any":
      return {};
  }
}

/** First second in which a dispute whose step ends at `until` can be ruled on. */
export function rulingFrom({ terms, until }: TimesOfParameters): number {
  return until - terms.rulingPeriod + terms.evidencePeriod + 1;
}

export interface WindowOfParameters {
  readonly terms: RulingTerms;
  readonly state: Pick<OrderState, "status" | "until">;
}

/** When an order, as it stands, allows an action to whoever may take it; `undefined` if its status does not. */
export function windowOf(action: Action, { terms, state }: WindowOfParameters): TimeWindow | undefined {
  return isAllowedFrom(action, state.status) ? timesOf(action, { terms, until: state.until }) : undefined;
}

/** Whether a time lies in a window, both ends included. */
export function isWithin({ from = 0, until = Number.POSITIVE_INFINITY }: TimeWindow, at: number): boolean {
  return from <= at && at <= until;
}
