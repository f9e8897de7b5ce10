import type { Flow } from "./flow.ts";
import { amountRoundedDown, amountRoundedUp, type Valuation, worthOf } from "./valuation.ts";

/** What one order brings in and what it takes, in the smallest units of the two currencies. */
export interface Payment {
  readonly paidCurrency: string;
  readonly paid: bigint;
  readonly owedCurrency: string;
  readonly owed: bigint;
}

/** A conversion in whole smallest units. */
export interface Trade {
  readonly from: string;
  readonly amountIn: bigint;
  readonly to: string;
  readonly amountOut: bigint;
}

/** What a buyer pays in `paidCurrency` for `owed`: at the rate, rounded up. @throws RateUnknownError */
export function paymentOf(
  owed: bigint,
  owedCurrency: string,
  paidCurrency: string,
  valuation: Valuation,
): Payment {
  const paid =
    paidCurrency === owedCurrency
      ? owed
      : amountRoundedUp(worthOf(owed, owedCurrency, valuation), paidCurrency, valuation);
  return { paidCurrency, paid, owedCurrency, owed };
}

/** The flow of a payment: what is owed, at the rate. @throws RateUnknownError */
export function flowOf({ paidCurrency, owedCurrency, owed }: Payment, valuation: Valuation): Flow {
  return { from: paidCurrency, to: owedCurrency, value: worthOf(owed, owedCurrency, valuation) };
}

/** What is left of each currency: collected and not owed; below zero what is missing. In the smallest unit. */
export function balancesOf(payments: readonly Payment[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const add = (code: string, amount: bigint): void => {
    balances.set(code, (balances.get(code) ?? 0n) + amount);
  };
  for (const { paidCurrency, paid, owedCurrency, owed } of payments) {
    add(paidCurrency, paid);
    add(owedCurrency, -owed);
  }
  return balances;
}

/**
 * Makes trades of multilateral conversions. What is bought is exactly what the payments lack, so that every order can be
 * locked. What is sold is rounded up in the maker's favor. So a currency may be short by less than two smallest units a
 * trade, those of the coarser currency, which the platform's own balance covers; {@link roundingOf} says how much.
 *
 * @param conversions Of the payments' flows: each currency is either sold or bought.
 * @throws RateUnknownError
 */
export function tradesOf(
  conversions: readonly Flow[],
  payments: readonly Payment[],
  valuation: Valuation,
): Trade[] {
  const lacking = balancesOf(payments);
  const lastInto = new Map(conversions.map(({ to }, index) => [to, index]));
  return conversions.flatMap(({ from, to, value }, index) => {
    const need = -(lacking.get(to) ?? 0n);
    const share = amountRoundedDown(value, to, valuation);
    // Rounding of payments makes the need a little smaller than the flow, never larger.
    const amountOut = lastInto.get(to) === index || share > need ? need : share;
    if (amountOut <= 0n) return [];
    lacking.set(to, amountOut - need);
    return [
      { from, to, amountOut, amountIn: amountRoundedUp(worthOf(amountOut, to, valuation), from, valuation) },
    ];
  });
}

/** What is left of each currency after the trades: rounding, for the platform to keep or, below zero, to cover. */
export function roundingOf(payments: readonly Payment[], trades: readonly Trade[]): Map<string, bigint> {
  const balances = balancesOf(payments);
  for (const { from, amountIn, to, amountOut } of trades) {
    balances.set(from, (balances.get(from) ?? 0n) - amountIn);
    balances.set(to, (balances.get(to) ?? 0n) + amountOut);
  }
  return balances;
}
