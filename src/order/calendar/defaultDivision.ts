import type { OrderState } from "../orderState.ts";
import type { Terms } from "../terms.ts";

export interface DefaultDivisionParameters {
  readonly state: Pick<OrderState, "delivered" | "held">;
  readonly terms: Pick<Terms, "defaultSellerBps">;
}

/** Who gets what of a dispute that nobody ruled on, fee included: all to the buyer unless delivery was ever confirmed. */
export function defaultDivision({ state, terms }: DefaultDivisionParameters): {
  readonly toBuyer: bigint;
  readonly toSeller: bigint;
} {
  const toSeller = state.delivered ? (state.held * BigInt(terms.defaultSellerBps)) / 10_000n : 0n;
  return { toBuyer: state.held - toSeller, toSeller };
}
