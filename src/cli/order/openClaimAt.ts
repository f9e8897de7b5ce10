import { isGuardedAt } from "../../order/recovery.ts";
import { openClaimNever } from "../../order/terms.ts";
import type { SingleOrderView } from "./orderView.ts";

/**
 * First second (unix time) in which anybody may claim for the seller of a delivered order; `undefined` for never. A seller
 * with a recovery registry claims itself: a stranger would send its money to an account whose key may be lost.
 *
 * @param until Last second of inspection.
 */
export function openClaimAt(
  { terms, recoveries, nowAt }: SingleOrderView,
  until: number,
): number | undefined {
  if (terms.openClaimPeriod === openClaimNever) return undefined;
  const opensAt = Math.max(until + 1, until + terms.openClaimPeriod);
  return isGuardedAt(recoveries.seller, Math.max(opensAt, nowAt)) ? undefined : opensAt;
}
