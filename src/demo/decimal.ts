/**
 * Reads a plain decimal number exactly.
 * @param text Digits with at most one point; no sign, exponent or separators.
 * @param decimals How many fraction digits the result has room for.
 * @returns The number times 10^decimals, or undefined if it is not such a number or needs more room.
 */
export function parseDecimal(text: string, decimals: number): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  // Zeros at the end carry nothing, so 12.50 has room in one digit.
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) return undefined;
  return BigInt(`${match[1]}${fraction.padEnd(decimals, "0")}`);
}

/** Writes `value` / 10^decimals with thousands separators and `shown` fraction digits, cut off, not rounded. */
export function formatDecimal(value: bigint, decimals: number, shown: number): string {
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = digits
    .slice(digits.length - decimals)
    .padEnd(shown, "0")
    .slice(0, shown);
  return shown === 0 ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
