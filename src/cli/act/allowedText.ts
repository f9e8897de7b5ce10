import { maxUint256 } from "viem";

import type { Currency } from "../../order/currencies/currency.ts";
import { moneyText } from "../text/words.ts";

/** The allowance that never gets less, and that tokens and wallets call unlimited. */
export const unlimited = maxUint256;

/** Whether an allowance bounds nothing: what is left of one that was without limit still does not. */
export const isUnlimited = (allowed: bigint): boolean => allowed > unlimited >> 1n;

/** An allowance as people read it: "10,000.00 USDT", "any amount of USDT". */
export function allowedText(allowed: bigint, currency: Currency): string {
  return isUnlimited(allowed) ? `any amount of ${currency.code}` : moneyText(allowed, currency);
}
