import { UsageError } from "../usageError.ts";

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/**
 * A duration in words of a command line, as 3d, +12h or 1w2d, in seconds.
 *
 * @throws UsageError
 */
export function parseDuration(text: string): number {
  if (!/^\+?(\d{1,6}[smhdw])+$/.test(text))
    throw new UsageError(`${text} is no duration such as 90s, 15m, 12h, 3d, 2w or 1d12h.`);
  const parts = text.matchAll(/(\d+)([smhdw])/g);
  return [...parts].reduce(
    (sum, [, count = "0", unit = ""]) => sum + Number(count) * (seconds[unit] ?? 0),
    0,
  );
}
