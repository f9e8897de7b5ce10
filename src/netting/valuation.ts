import type { Currency } from "../order/currencies/currency.ts";
import { LadingError } from "../order/errors.ts";

/** What a currency is worth: `units` of it, whole ones, are worth `worth` of something that all rates share. */
export interface Rate {
  readonly currency: Currency;
  readonly units: Ratio;
  readonly worth: Ratio;
}

/** A decimal number, exactly: `digits` / 10^`decimals`. */
export interface Ratio {
  readonly digits: bigint;
  readonly decimals: number;
}

/**
 * What the smallest unit of each currency is worth, as whole numbers on one scale. Only their ratios mean anything, so
 * values of all currencies add up without a rounding.
 */
export type Valuation = ReadonlyMap<string, bigint>;

/** No rate is known for a currency. */
export class RateUnknownError extends LadingError {
  override name = "RateUnknownError";
  constructor(code: string, valuation: Valuation) {
    super(`There is no rate for the currency "${code}".`, {
      metaMessages: [`known: ${[...valuation.keys()].join(", ")}`],
      docsPath: "docs/exchange/netting.md#rates",
    });
  }
}

/** A rate by which nothing can be converted. */
export class RateInvalidError extends LadingError {
  override name = "RateInvalidError";
  constructor(code: string, reason: string) {
    super(`The rate of "${code}" cannot be used.`, {
      metaMessages: [reason],
      docsPath: "docs/exchange/netting.md#rates",
    });
  }
}

/**
 * Brings rates to one scale.
 *
 * @throws RateInvalidError if a rate is not above zero, or a currency has two.
 */
export function valuationOf(rates: readonly Rate[]): Valuation {
  const fractions = new Map<string, { numerator: bigint; denominator: bigint }>();
  for (const { currency, units, worth } of rates) {
    if (fractions.has(currency.code)) throw new RateInvalidError(currency.code, "it has two rates");
    if (units.digits <= 0n || worth.digits <= 0n) {
      throw new RateInvalidError(currency.code, "both of its sides must be above zero");
    }
    fractions.set(currency.code, {
      numerator: worth.digits * 10n ** BigInt(units.decimals),
      denominator: units.digits * 10n ** BigInt(worth.decimals + currency.decimals),
    });
  }
  const scale = [...fractions.values()].reduce(
    (common, { denominator }) => (common / divisorOf(common, denominator)) * denominator,
    1n,
  );
  return new Map(
    [...fractions].map(([code, { numerator, denominator }]) => [code, numerator * (scale / denominator)]),
  );
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisorOf(b, a % b);
}

/** @throws RateUnknownError */
export function unitValueOf(code: string, valuation: Valuation): bigint {
  const value = valuation.get(code);
  if (value === undefined) throw new RateUnknownError(code, valuation);
  return value;
}

/** An amount's value; exact. @throws RateUnknownError */
export function worthOf(amount: bigint, code: string, valuation: Valuation): bigint {
  return amount * unitValueOf(code, valuation);
}

/** The least amount that is worth at least `value`. @throws RateUnknownError */
export function amountRoundedUp(value: bigint, code: string, valuation: Valuation): bigint {
  const unit = unitValueOf(code, valuation);
  return (value + unit - 1n) / unit;
}

/** The most that is worth no more than `value`. @throws RateUnknownError */
export function amountRoundedDown(value: bigint, code: string, valuation: Valuation): bigint {
  return value / unitValueOf(code, valuation);
}
