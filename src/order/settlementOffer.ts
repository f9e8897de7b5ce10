import { rulingFrom } from "./calendar/windowOf.ts";
import type { OrderState } from "./orderState.ts";
import { Status } from "./status.ts";
import type { Terms } from "./terms.ts";

/** Longest life of a settlement offer, in seconds: it cannot be withdrawn. */
export const settlementOfferPeriod = 48 * 3_600;

/** Longest life of an offer once a ruling is possible, in seconds. */
export const lateSettlementOfferPeriod = 3_600;

export interface RulingOpensAtParameters {
  readonly state: Pick<OrderState, "status" | "until">;
  readonly terms: Pick<Terms, "evidencePeriod" | "rulingPeriod">;
  readonly nowAt: number;
}

/**
 * First second (unix time) in which a ruling can be possible: known in a dispute, otherwise as if the order were disputed
 * right now.
 */
export function rulingOpensAt({ state, terms, nowAt }: RulingOpensAtParameters): number {
  return rulingFrom({
    terms,
    until: state.status === Status.Disputed ? state.until : nowAt + terms.rulingPeriod,
  });
}

/** Whether a ruling can come at any time, or came too late already: an offer can then be held against it. */
export function isRulingPossible(parameters: RulingOpensAtParameters): boolean {
  return parameters.nowAt >= rulingOpensAt(parameters);
}

/**
 * Last `signBy` that an offer to settle should carry: within 48 hours and before a ruling is possible, so that whoever is
 * about to lose a ruling cannot fall back on an old offer; once a ruling is possible, within an hour. In the last second
 * before that it is now, which is over when the offer arrives: sign from the next one on.
 */
export function latestOfferSignBy(parameters: RulingOpensAtParameters): number {
  const { nowAt } = parameters;
  return isRulingPossible(parameters)
    ? nowAt + lateSettlementOfferPeriod
    : Math.min(nowAt + settlementOfferPeriod, rulingOpensAt(parameters) - 1);
}
