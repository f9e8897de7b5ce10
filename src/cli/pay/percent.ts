import { UsageError } from "../usageError.ts";

/**
 * A percentage of the command line: "0.3%", "0.3", with at most two decimals.
 *
 * @returns In 1/10,000.
 * @throws UsageError
 */
export function parsePercent(option: string, text: string): number {
  const percent = /^(\d{1,2}(?:\.\d{1,2})?)\s*%?$/.exec(text.trim())?.[1];
  if (percent === undefined)
    throw new UsageError(`${option} ${text} is no percentage such as 0.3%, with at most two decimals.`);
  return Math.round(Number(percent) * 100);
}
