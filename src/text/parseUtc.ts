/** What a written day or time means, in unix seconds; of a time, both ends are the same second. */
export interface UtcSpan {
  readonly firstAt: number;
  readonly lastAt: number;
}

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d))?$/;
const secondsPerDay = 86_400;

/**
 * Reads a day in UTC, or a time with its zone, as ISO 8601 has them. Parts of a second are left out.
 *
 * @example parseUtc("2026-01-31") // { firstAt: 1_769_817_600, lastAt: 1_769_903_999 }
 * @returns `undefined` for anything else, a 30th of February among it.
 */
export function parseUtc(text: string): UtcSpan | undefined {
  const [, day, minute, second = ":00", zone] = form.exec(text) ?? [];
  if (day === undefined || !isRealDay(day)) return undefined;
  if (minute === undefined) {
    const firstAt = Date.parse(`${day}T00:00:00Z`) / 1_000;
    return { firstAt, lastAt: firstAt + secondsPerDay - 1 };
  }
  const at = Date.parse(`${day}T${minute}${second}${zone}`) / 1_000;
  return Number.isNaN(at) ? undefined : { firstAt: at, lastAt: at };
}

/** Dates roll over in JavaScript: 31 April would be the first of May. */
function isRealDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
