import { parseUtc } from "../../text/parseUtc.ts";
import { UsageError } from "../usageError.ts";

const spans: Readonly<Record<string, number>> = { minute: 60, hour: 3_600, day: 86_400, week: 604_800 };

/**
 * A time of the command line in unix seconds: a date (its last second, UTC), or a date and time in ISO 8601, or, where the
 * chain's time is given, a span from now: "30 days".
 *
 * @throws UsageError
 */
export function parseTime(option: string, text: string, nowAt?: number): number {
  const span = nowAt === undefined ? undefined : spanOf(text);
  if (span !== undefined && nowAt !== undefined) return nowAt + span;
  const written = parseUtc(text);
  if (written !== undefined) return written.lastAt;
  throw new UsageError(
    `${option} ${text} is no time. Write 2026-12-01, 2026-12-01T10:00:00Z${nowAt === undefined ? "" : " or 30 days"}.`,
  );
}

/** "30 days", "36 hours", "1 week" in seconds; `undefined` for anything else. */
export function spanOf(text: string): number | undefined {
  const match = /^(\d{1,6}) ?(minute|hour|day|week)s?$/.exec(text.trim());
  const size = spans[match?.[2] ?? ""];
  return match === null || size === undefined ? undefined : Number(match[1]) * size;
}
