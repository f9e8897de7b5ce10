import { parseTime } from "../text/parseTime.ts";
import { timeText } from "../text/words.ts";
import { UsageError } from "../usageError.ts";
import type { SignedForm } from "./plan.ts";

/** Until when a signature counts: what the command line says, and never longer than the action allows. */
export function signByOf(
  given: string | undefined,
  { signBy, earliestSignBy, latestSignBy }: SignedForm,
): number {
  if (given === undefined) return signBy;
  const at = parseTime("--sign-by", given);
  if (latestSignBy !== undefined && at > latestSignBy)
    throw new UsageError(`--sign-by ${given} is too late: at the latest ${timeText(latestSignBy)}.`);
  if (earliestSignBy !== undefined && at < earliestSignBy)
    throw new UsageError(
      `--sign-by ${given} is too early: this signature counts until ${timeText(earliestSignBy)}, whatever else is said.`,
    );
  return at;
}
