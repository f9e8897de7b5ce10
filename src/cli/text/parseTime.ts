import { parseSpan } from "../../text/parseSpan.ts";
import { parseUtc } from "../../text/parseUtc.ts";
import { timeText } from "../../text/timeText.ts";
import { UsageError } from "../usageError.ts";

/**
 * A time of the command line in unix seconds: a date (its last second, UTC), or a date and time in ISO 8601, or, where the
 * chain's time is given, a span from now: "30 days", "60d".
 *
 * @throws UsageError
 */
export function parseTime(option: string, text: string, nowAt?: number): number {
  const span = nowAt === undefined ? undefined : parseSpan(text);
  if (span !== undefined && nowAt !== undefined) return nowAt + span;
  const written = parseUtc(text.trim());
  if (written !== undefined) return written.lastAt;
  throw new UsageError(
    `${option} ${text} is not a time. Write 2026-12-01, 2026-12-01T10:00:00Z${nowAt === undefined ? "" : " or 30 days"}.`,
  );
}

/**
 * The same for what must still lie ahead.
 *
 * @throws UsageError
 */
export function parseTimeAhead(option: string, text: string, nowAt: number): number {
  const at = parseTime(option, text, nowAt);
  if (at > nowAt) return at;
  throw new UsageError(`${option} ${text} is over already: it is now ${timeText(nowAt)}.`);
}

/**
 * A length of time of the command line in seconds.
 *
 * @throws UsageError
 */
export function parseLength(text: string): number {
  const span = parseSpan(text);
  if (span !== undefined) return span;
  throw new UsageError(`${text} is not a length of time. Write 90s, 15m, 12h, 3d, 3 days, 2w or 1d12h.`);
}
