import type { CurrencyCode } from "./currencies.ts";
import { currencies } from "./currencies.ts";
import { datedPrices, yuanRate } from "./prices.ts";

/** What a maker of the run takes of a conversion between two currencies, either way, in 1/10,000. */
export function spreadBpsOf(one: CurrencyCode, other: CurrencyCode): bigint {
  const { pairSpreadBps, spreadBps } = datedPrices.makers;
  return pairSpreadBps[[one, other].sort().join("/")] ?? spreadBps;
}

/** One smallest unit's worth, over a scale that all currencies share: amounts times this compare across currencies. */
export function unitValue(code: CurrencyCode): bigint {
  // No token has more digits than this.
  return yuanRate(code) * 10n ** BigInt(18 - currencies[code].decimals);
}

/** What a maker asks in `paid` for exactly `amount` of `bought`, rounded up in its favor. */
export function askedUp(amount: bigint, bought: CurrencyCode, paid: CurrencyCode): bigint {
  const asked = amount * unitValue(bought) * (10_000n + spreadBpsOf(bought, paid));
  const scale = unitValue(paid) * 10_000n;
  return (asked + scale - 1n) / scale;
}

/** What a maker gives in `wanted` for exactly `amount` of `sold`, rounded down in its favor. */
export function givenDown(amount: bigint, sold: CurrencyCode, wanted: CurrencyCode): bigint {
  const given = amount * unitValue(sold) * (10_000n - spreadBpsOf(sold, wanted));
  return given / (unitValue(wanted) * 10_000n);
}

/** By how much a party lets the price be worse than the maker's, in 1/10,000. What it does not cost comes back. */
const toleranceBps = 10n;

/** Most that a buyer of the run pays for exactly `amount`. */
export function mostPaid(amount: bigint, bought: CurrencyCode, paid: CurrencyCode): bigint {
  return (askedUp(amount, bought, paid) * (10_000n + toleranceBps)) / 10_000n + 1n;
}

/** Least that a party of the run takes for exactly `amount`. */
export function leastReceived(amount: bigint, sold: CurrencyCode, wanted: CurrencyCode): bigint {
  return (givenDown(amount, sold, wanted) * (10_000n - toleranceBps)) / 10_000n;
}
