import { isGuardedAt, type Recovery } from "../recovery.ts";
import { openClaimNever, type Terms } from "../terms.ts";
import type { TimeWindow } from "./windowOf.ts";

export interface OpenClaimParameters {
  readonly terms: Pick<Terms, "openClaimPeriod">;
  /** Last second of inspection. */
  readonly until: number;
  /** Of the seller's holder. Default: none. */
  readonly sellerRecovery?: Recovery | undefined;
}

/**
 * When anybody may claim for the seller of a delivered order; `undefined` for never. While a seller has a recovery registry
 * it claims itself: a stranger would send its money to an account whose key may be lost.
 */
export function openClaimWindow({
  terms,
  until,
  sellerRecovery,
}: OpenClaimParameters): TimeWindow | undefined {
  if (terms.openClaimPeriod === openClaimNever) return undefined;
  const from = Math.max(until + 1, until + terms.openClaimPeriod);
  if (sellerRecovery === undefined) return { from };
  const { pendingFrom } = sellerRecovery;
  if (isGuardedAt(sellerRecovery, from)) {
    // A removal that takes effect later opens it then.
    const isRemoved = pendingFrom > from && !isGuardedAt(sellerRecovery, pendingFrom);
    return isRemoved ? { from: pendingFrom } : undefined;
  }
  return pendingFrom > from ? guardedFrom(sellerRecovery, from) : { from };
}

/** A registry that takes effect later closes the claim again. */
function guardedFrom(recovery: Recovery, from: number): TimeWindow {
  const { pendingFrom } = recovery;
  return isGuardedAt(recovery, pendingFrom) ? { from, until: pendingFrom - 1 } : { from };
}
