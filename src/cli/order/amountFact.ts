import type { Currency } from "../../order/currencies/currency.ts";
import { formatMoney, money } from "../../order/money.ts";

/** An amount for programs: an exact decimal string, with its currency. */
export function amountFact(amount: bigint, currency: Currency): { value: string; currency: string } {
  return { value: formatMoney(money(amount, currency)), currency: currency.code };
}
