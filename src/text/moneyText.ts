import type { Currency } from "../order/currencies/currency.ts";
import { formatMoney, money } from "../order/money.ts";

/**
 * An amount as people read it, exact: thousands grouped, and decimals beyond the usual two only where they are not zero.
 *
 * @example moneyText(12_500_000_000n, usdc) // "12,500.00 USDC"
 */
export function moneyText(amount: bigint, currency: Currency): string {
  return `${amountText(amount, currency)} ${currency.code}`;
}

/** The same without the currency, for tables in which it stands beside or above. */
export function amountText(amount: bigint, currency: Currency): string {
  return groupedText(formatMoney(money(amount, currency)));
}

/** A decimal string with its thousands apart: "12500.5" is "12,500.5". */
export function groupedText(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
