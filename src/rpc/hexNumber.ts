/** A double holds every integer of so many hexadecimal digits. */
export const exactDigits = 13;

/**
 * The number that small hexadecimal digits between two places of a text mean; not a number where there is none, more than a
 * double holds, or anything else. Unlike `Number.parseInt` it needs no text of its own for the digits, and an unproven
 * replay reads seven such numbers for each log.
 */
export function hexNumber(text: string, from: number, to: number): number {
  if (to <= from || to - from > exactDigits) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit && (code < 0x61 || code > 0x66)) return Number.NaN;
    value = value * 16 + code - (isDigit ? 0x30 : 0x57);
  }
  return value;
}
