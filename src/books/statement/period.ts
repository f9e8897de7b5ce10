import { LadingError } from "../../order/errors.ts";
import { parseUtc, type UtcSpan } from "../../text/parseUtc.ts";

/** A stretch of time, both ends included, in unix seconds. */
export interface Period {
  readonly fromTime: number;
  readonly toTime: number;
}

/** A period that is none. */
export class PeriodInvalidError extends LadingError {
  override name = "PeriodInvalidError";
  constructor(given: string, expected: string) {
    super(`"${given}" is not a day of a period.`, {
      metaMessages: [`expected: ${expected}`],
      docsPath: "docs/audit/statement.md#period",
    });
  }
}

/**
 * Reads a period of whole UTC days, the first and the last included; without an end it is open there.
 *
 * @example parsePeriod({ from: "2026-01-01", to: "2026-01-31" })
 * @throws PeriodInvalidError
 */
export function parsePeriod({ from, to }: { from?: string | undefined; to?: string | undefined }): Period {
  const fromTime = from === undefined ? 0 : dayOf(from).firstAt;
  const toTime = to === undefined ? Number.MAX_SAFE_INTEGER : dayOf(to).lastAt;
  if (fromTime > toTime) throw new PeriodInvalidError(`${from} to ${to}`, "a first day before the last one");
  return { fromTime, toTime };
}

function dayOf(day: string): UtcSpan {
  const span = parseUtc(day);
  if (span === undefined || span.firstAt === span.lastAt)
    throw new PeriodInvalidError(day, "a UTC day such as 2026-01-31");
  return span;
}
