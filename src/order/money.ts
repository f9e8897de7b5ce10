import type { Currency } from "./currencies/currency.ts";
import { LadingError } from "./errors.ts";

/** An amount of one currency, in its smallest unit. Amounts of two currencies never mix. */
export interface Money {
  readonly amount: bigint;
  readonly currency: Currency;
}

/** Two currencies met in one sum. */
export class CurrencyMismatchError extends LadingError {
  override name = "CurrencyMismatchError";
  constructor(given: Currency, expected: Currency) {
    super("Amounts of two currencies cannot be added or compared.", {
      metaMessages: [
        `given: ${given.code} (${given.decimals} decimals)`,
        `expected: ${expected.code} (${expected.decimals} decimals)`,
      ],
      docsPath: "docs/errors.md#currencymismatcherror",
    });
  }
}

/** A decimal string that is no exact amount of the currency. */
export class MoneyInvalidError extends LadingError {
  override name = "MoneyInvalidError";
  constructor(given: string, currency: Currency) {
    super(`"${given}" is not an amount of ${currency.code}.`, {
      metaMessages: [`expected: digits, and at most ${currency.decimals} of them after a point`],
      docsPath: "docs/errors.md#moneyinvaliderror",
    });
  }
}

/** Shares that nothing can be divided by. */
export class AllocationInvalidError extends LadingError {
  override name = "AllocationInvalidError";
  constructor(weights: readonly bigint[]) {
    super("Money is divided by weights that are not negative and not all zero.", {
      metaMessages: [`given: ${weights.join(", ")}`],
      docsPath: "docs/errors.md#allocationinvaliderror",
    });
  }
}

export function money(amount: bigint, currency: Currency): Money {
  return { amount, currency };
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency.code !== b.currency.code || a.currency.decimals !== b.currency.decimals) {
    throw new CurrencyMismatchError(b.currency, a.currency);
  }
}

/** @throws CurrencyMismatchError */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

/** @throws CurrencyMismatchError */
export function subtractMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

/** Below zero when `a` is less than `b`, zero when equal, above when more. @throws CurrencyMismatchError */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  assertSameCurrency(a, b);
  if (a.amount === b.amount) return 0;
  return a.amount < b.amount ? -1 : 1;
}

/** The sum of a list, which may be empty. @throws CurrencyMismatchError */
export function sumMoney(items: readonly Money[], currency: Currency): Money {
  return items.reduce(addMoney, money(0n, currency));
}

/**
 * Reads a decimal string exactly: no rounding, no exponent, no group separators.
 *
 * @example parseMoney("1250.50", { code: "USDC", decimals: 6 }) // { amount: 1_250_500_000n, … }
 * @throws MoneyInvalidError
 */
export function parseMoney(text: string, currency: Currency): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? "";
  if (match === null || fraction.length > currency.decimals) {
    throw new MoneyInvalidError(text, currency);
  }
  const amount = BigInt(`${match[2]}${fraction.padEnd(currency.decimals, "0")}`);
  return money(match[1] === "-" ? -amount : amount, currency);
}

/**
 * Writes an amount exactly, with at least `minimumFractionDigits` (two, or what the currency has) after the point.
 *
 * @example formatMoney(money(1_250_500_000n, { code: "USDC", decimals: 6 })) // "1250.50"
 */
export function formatMoney(
  { amount, currency }: Money,
  minimumFractionDigits: number = Math.min(2, currency.decimals),
): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(currency.decimals + 1, "0");
  const split = digits.length - currency.decimals;
  let fraction = digits.slice(split);
  while (fraction.length > minimumFractionDigits && fraction.endsWith("0")) {
    fraction = fraction.slice(0, -1);
  }
  const sign = amount < 0n ? "-" : "";
  return `${sign}${digits.slice(0, split)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** A rate in 1/10,000 of an amount that is not negative, rounded down as the contract does. */
export function portionRoundedDown({ amount, currency }: Money, bps: number): Money {
  return money((amount * BigInt(bps)) / 10_000n, currency);
}

/**
 * Divides money by weights so that the parts sum to the whole exactly: each part is less than one unit from its share, and
 * what rounding leaves goes to the parts that lost most by it, the first ones among equals.
 *
 * @throws AllocationInvalidError
 */
export function allocateMoney({ amount, currency }: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n || weights.some((weight) => weight < 0n)) {
    throw new AllocationInvalidError(weights);
  }
  const size = amount < 0n ? -amount : amount;
  const parts = weights.map((weight) => (size * weight) / total);
  const rest = size - parts.reduce((sum, part) => sum + part, 0n);
  const byLoss = weights
    .map((weight, index) => ({ index, loss: (size * weight) % total }))
    .sort((a, b) => (a.loss === b.loss ? a.index - b.index : a.loss > b.loss ? -1 : 1));
  const raised = new Set(byLoss.slice(0, Number(rest)).map(({ index }) => index));
  return parts.map((part, index) => {
    const share = raised.has(index) ? part + 1n : part;
    return money(amount < 0n ? -share : share, currency);
  });
}
