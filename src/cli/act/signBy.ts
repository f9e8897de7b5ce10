import { LadingError } from "../../order/errors.ts";
import { parseSpan } from "../../text/parseSpan.ts";
import { parseTimeAhead } from "../text/parseTime.ts";
import { timeText } from "../text/words.ts";
import { UsageError } from "../usageError.ts";
import type { SignedForm } from "./plan.ts";

/**
 * Until when a signature counts: what the command line says, never longer than the action allows, and never a time that is
 * over.
 *
 * @param nowAt The chain's time (unix seconds).
 * @throws UsageError, LadingError
 */
export function signByOf(given: string | undefined, form: SignedForm, nowAt: number): number {
  const { signBy, earliestSignBy, latestSignBy, isShared = false } = form;
  if (given === undefined) {
    if (signBy > nowAt) return signBy;
    throw new LadingError(
      `The signature would be over when it arrives: it would count until ${timeText(signBy)}.`,
      { metaMessages: [`now: ${timeText(nowAt)}`] },
    );
  }
  if (isShared && parseSpan(given) !== undefined)
    throw new UsageError(
      `--sign-by ${given}: all attesters must sign the same last time. Write it as a date, as in 2026-12-01T10:00:00Z.`,
    );
  const at = parseTimeAhead("--sign-by", given, nowAt);
  if (latestSignBy !== undefined && at > latestSignBy)
    throw new UsageError(`--sign-by ${given} is too late: at the latest ${timeText(latestSignBy)}.`);
  if (earliestSignBy !== undefined && at < earliestSignBy)
    throw new UsageError(
      `--sign-by ${given} is too early: this signature counts until ${timeText(earliestSignBy)}, whatever else is said.`,
    );
  return at;
}
