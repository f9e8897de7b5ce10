const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const part = String.raw`(\d{1,6}) ?(seconds?|sec|s|minutes?|min|m|hours?|h|days?|d|weeks?|w)`;
const form = new RegExp(String.raw`^\+?${part}(?:(?: and |,? ?)${part})*$`);

/**
 * Reads a length of time in seconds, as people and programs write it.
 *
 * @example parseSpan("30 days") // 2_592_000
 * @example parseSpan("1d12h") // 129_600
 * @returns `undefined` for anything else; months and years among it, whose length is not fixed.
 */
export function parseSpan(text: string): number | undefined {
  const written = text.trim().toLowerCase();
  if (!form.test(written)) return undefined;
  const parts = written.matchAll(new RegExp(part, "g"));
  return [...parts].reduce(
    (sum, [, count = "0", unit = ""]) => sum + Number(count) * (seconds[unit[0] ?? ""] ?? 0),
    0,
  );
}
