import type { CurrencyCode } from "../currencies.ts";
import type { OrderRow } from "../orderRow.ts";

export const hour = 3_600;
export const day = 24 * hour;

/** The periods of the terms that the run publishes, and what it adds to a promised date. */
export const periods = {
  inspection: 7 * day,
  evidence: 3 * day,
  ruling: 14 * day,
  openClaim: 30 * day,
  /** A parcel may be this late before the buyer can reclaim. */
  grace: 7 * day,
  /** Late orders are extended by multiples of this. */
  extension: 30 * day,
  /** Until a choice of recovery registry counts; fixed by the contract. */
  recovery: 7 * day,
} as const;

/** Whoever takes part, by name; the cast gives each an account. */
export type Party = string;

/** Which of the published terms an order lives under. */
export type TermsName = "direct" | "platform";

/** An order as it will be locked. Times are unix seconds, the amount is in the token's smallest unit. */
export type OrderPlan = {
  /** Unique in the run: the reference, for later orders of it with a suffix. */
  key: string;
  row: OrderRow;
  terms: TermsName;
  buyer: Party;
  seller: Party;
  currency: CurrencyCode;
  amount: bigint;
  lockBy: number;
  deliverBy: number;
};

/** Sellers in China sell through a platform that takes a fee; all others sell directly. */
function termsOf(row: OrderRow): TermsName {
  return row.sellerCountry === "CN" ? "platform" : "direct";
}

/** The order that a row of the file asks for. */
export function planOf(row: OrderRow): OrderPlan {
  return {
    key: row.reference,
    row,
    terms: termsOf(row),
    buyer: `buyer ${row.buyerCountry}`,
    seller: `seller ${row.sellerCountry}`,
    currency: row.currency,
    amount: row.amount,
    lockBy: row.orderedAt + day,
    deliverBy: row.promisedBy + periods.grace,
  };
}

/** A next order that takes over `amount` of `plan` at `at`. */
export function nextPlan(plan: OrderPlan, amount: bigint, at: number, deliverBy: number): OrderPlan {
  return { ...plan, key: `${plan.key}+`, amount, lockBy: at + day, deliverBy };
}

/** `bps` / 10,000 of an amount, rounded down. */
export function shareDown(amount: bigint, bps: bigint): bigint {
  return (amount * bps) / 10_000n;
}
