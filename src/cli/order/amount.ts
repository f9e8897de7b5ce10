import type { Currency } from "../../order/currencies/currency.ts";
import { parseMoney } from "../../order/money.ts";
import { UsageError } from "../usageError.ts";

/**
 * An amount of the command line, in the smallest unit: "12500.50", or with its currency, "12500.50 USDC".
 *
 * @throws UsageError when it is negative or of another currency; MoneyInvalidError
 */
export function parseAmount(option: string, text: string, currency: Currency): bigint {
  const [number = "", code, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || (code !== undefined && code.toUpperCase() !== currency.code.toUpperCase()))
    throw new UsageError(`${option} ${text}: it is counted in ${currency.code}.`);
  const { amount } = parseMoney(number.replace(/(?<=\d),(?=\d{3}(,|\.|$))/g, ""), currency);
  if (amount < 0n) throw new UsageError(`${option} ${text} is less than nothing.`);
  return amount;
}
