import type { OrderState } from "./orderState.ts";
import { Status } from "./status.ts";
import type { Terms } from "./terms.ts";

/** Longest life of a settlement offer, in seconds: it cannot be withdrawn. */
export const settlementOfferPeriod = 48 * 3_600;

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
  return state.status === Status.Disputed
    ? state.until - terms.rulingPeriod + terms.evidencePeriod + 1
    : nowAt + terms.evidencePeriod + 1;
}

/**
 * Last `signBy` that an offer to settle should carry: within 48 hours, and before a ruling is possible, so that whoever is
 * about to lose a ruling cannot fall back on an old offer.
 */
export function latestOfferSignBy(parameters: RulingOpensAtParameters): number {
  return Math.min(parameters.nowAt + settlementOfferPeriod, rulingOpensAt(parameters) - 1);
}
