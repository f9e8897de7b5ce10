import type { LockQuote } from "../../client/exchange/quoteLock.ts";
import type { Currency } from "../../order/currencies/currency.ts";
import { rateText } from "../text/words.ts";

interface Sum {
  readonly amount: bigint;
  readonly currency: Currency;
}

const digits = 10_000n;

/** What one of the dearer currency is in the cheaper one: "1 EURC is 1.0869 USDC". */
export function priceText(paid: Sum, bought: Sum): string {
  const [one, other] = isDearer(paid, bought) ? [bought, paid] : [paid, bought];
  const scaled =
    (other.amount * 10n ** BigInt(one.currency.decimals) * digits) /
    (one.amount * 10n ** BigInt(other.currency.decimals));
  const fraction = String(scaled % digits).padStart(4, "0");
  return `1 ${one.currency.code} is ${scaled / digits}.${fraction} ${other.currency.code}`;
}

// Whether less of what is bought is worth more of what is paid.
function isDearer(paid: Sum, bought: Sum): boolean {
  return (
    paid.amount * 10n ** BigInt(bought.currency.decimals) >
    bought.amount * 10n ** BigInt(paid.currency.decimals)
  );
}

/** By how much a venue is dearer than the best one, gas included, in 1/10,000, rounded down. */
export function dearerBps(best: LockQuote, other: LockQuote): number {
  if (best.totalCost === 0n) return 0;
  return Number(((other.totalCost - best.totalCost) * 10_000n) / best.totalCost);
}

/** "54 basis points (0.54 %) more", or that it is the same. */
export function dearerText(best: LockQuote, other: LockQuote): string {
  const bps = dearerBps(best, other);
  if (bps === 0) return "practically the same";
  return `${bps} basis ${bps === 1 ? "point" : "points"} (${rateText(bps)}) more`;
}
