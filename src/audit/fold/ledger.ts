/**
 * The accounts of one currency. Every posting takes from one and gives to another, so they always sum to zero:
 *
 * - `payers` and `donors` are the outside that tokens came from (negative);
 * - `held`, `carried`, `credits` and `donated` are what the escrow has;
 * - `sellers`, `buyers`, `fees` and `arbitration` are what each side became entitled to;
 * - `uncollected` (negative) is the part of those entitlements that waits as credits.
 */
export const accounts = [
  "payers",
  "held",
  "carried",
  "sellers",
  "buyers",
  "fees",
  "arbitration",
  "credits",
  "uncollected",
  "donors",
  "donated",
] as const;

export type Account = (typeof accounts)[number];

/** Balances of one currency, in the token's smallest unit, and the volumes that balances do not show. */
export interface Ledger extends Record<Account, bigint> {
  /** Sum of all that was carried into next orders. */
  carriedVolume: bigint;
  /** How many orders were ever locked. */
  orderCount: bigint;
}

/** Balances before the first posting. */
export function emptyLedger(): Ledger {
  return {
    payers: 0n,
    held: 0n,
    carried: 0n,
    sellers: 0n,
    buyers: 0n,
    fees: 0n,
    arbitration: 0n,
    credits: 0n,
    uncollected: 0n,
    donors: 0n,
    donated: 0n,
    carriedVolume: 0n,
    orderCount: 0n,
  };
}
