import type { Order } from "../order.ts";
import type { OrderState } from "../orderState.ts";
import type { Recovery } from "../recovery.ts";
import { Status } from "../status.ts";
import type { Terms } from "../terms.ts";
import { Action } from "./action.ts";
import { openClaimWindow } from "./openClaim.ts";
import { isWithin, type TimeWindow, type WindowOfParameters, windowOf } from "./windowOf.ts";

/**
 * Who can take a step. "sides": buyer and seller together. "holder": each for its own side. "parties": buyer, seller and
 * arbitrator, each alone.
 */
export type Actor =
  | "buyer"
  | "seller"
  | "arbitrator"
  | "attesters"
  | "sides"
  | "holder"
  | "parties"
  | "anybody";

/** Something that somebody can do with an order as it stands, and when. */
export interface Step extends TimeWindow {
  readonly action: Action;
  readonly who: Actor;
  /** What opens in the second after `until` if nobody acted. */
  readonly otherwise?: Action | undefined;
}

export interface StepsOfParameters extends WindowOfParameters {
  readonly order: Pick<Order, "lockBy">;
  readonly terms: Pick<Terms, "evidencePeriod" | "rulingPeriod" | "openClaimPeriod">;
  readonly state: Pick<OrderState, "status" | "until">;
  /** Of the seller's holder. Default: none. */
  readonly sellerRecovery?: Recovery | undefined;
}

/** What comes when a step's time is over: the order's own default. */
const defaultOf: Readonly<Record<Status, Action | undefined>> = {
  [Status.None]: undefined,
  [Status.Locked]: Action.Reclaim,
  [Status.Delivered]: Action.Claim,
  [Status.Disputed]: Action.EnforceDefault,
  [Status.Settled]: undefined,
};

/** In the order in which they are shown: what has a date, then what is always open. */
const shown = [
  Action.Lock,
  Action.ConfirmDelivery,
  Action.Dispute,
  Action.SubmitEvidence,
  Action.Rule,
  Action.Reclaim,
  Action.Claim,
  Action.EnforceDefault,
  Action.Release,
  Action.Refund,
  Action.Settle,
  Action.Reassign,
] as const;

/**
 * Everything that can be done with an order as it stands: who, from when, until when (both seconds included), and what
 * comes if nobody does. Steps that are over are among them.
 *
 * @example
 * const now = stepsOf({ order, terms, state }).filter((step) => isWithin(step, nowAt));
 */
export function stepsOf(parameters: StepsOfParameters): Step[] {
  const { status, until } = parameters.state;
  return shown.flatMap((action): Step[] => {
    const allowed = windowOf(action, parameters);
    if (allowed === undefined) return [];
    const window = action === Action.Lock ? { until: parameters.order.lockBy } : allowed;
    const otherwise = window.until === undefined ? undefined : defaultOf[status];
    const step: Step = { action, who: actorOf(action, status), ...window, ...(otherwise && { otherwise }) };
    if (action !== Action.Claim) return [step];
    const open = openClaimWindow({ ...parameters, until });
    return open === undefined ? [step] : [step, { action, who: "anybody", ...open }];
  });
}

function actorOf(action: Action, status: Status): Actor {
  switch (action) {
    case Action.ConfirmDelivery:
      return "attesters";
    case Action.Reclaim:
    case Action.Release:
      return "buyer";
    case Action.Claim:
    case Action.Refund:
      return "seller";
    // While an order is only locked the buyer's remedy is its date; the seller's is the dispute, if the attesters are silent.
    case Action.Dispute:
      return status === Status.Locked ? "seller" : "buyer";
    case Action.Settle:
      return "sides";
    case Action.Rule:
      return "arbitrator";
    case Action.SubmitEvidence:
      return "parties";
    case Action.Reassign:
      return "holder";
    case Action.Lock:
    case Action.EnforceDefault:
      return "anybody";
  }
}

/** From when the current step's default is open; `undefined` before a lock and after the end. */
export function defaultStepOf(parameters: StepsOfParameters): Step | undefined {
  const action = defaultOf[parameters.state.status];
  return stepsOf(parameters).find((step) => step.action === action);
}

/** Whether the time of the order's step is over, so that its default is open. */
export function isStepOver(parameters: StepsOfParameters, at: number): boolean {
  const step = defaultStepOf(parameters);
  return step !== undefined && isWithin(step, at);
}
