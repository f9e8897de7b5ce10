import { bankFeeDown, banks } from "../banks.ts";
import { currencies } from "../currencies.ts";
import type { SentCall } from "../live/live.ts";
import type { OrderRow } from "../orderRow.ts";
import { fenOfDown } from "../prices.ts";

/** What the orders between two countries cost. Bank fees in fen, in the order of the banks. */
export type Corridor = { name: string; orders: number; bankFees: bigint[]; gas: bigint };

/** A corridor runs from seller to buyer. */
export function corridorNameOf({ sellerCountry, buyerCountry }: OrderRow): string {
  return `${sellerCountry}–${buyerCountry}`;
}

/**
 * Sums up by corridor what each bank would have charged, one transfer an order, and the gas that was used. The gas of a
 * list is divided evenly, the first order bearing what is left.
 */
export function corridorsOf(
  rows: readonly OrderRow[],
  sent: readonly SentCall[],
  gas: readonly bigint[],
): Corridor[] {
  const corridors = new Map<string, Corridor>();
  for (const row of rows) {
    const name = corridorNameOf(row);
    const corridor = corridors.get(name) ?? { name, orders: 0, bankFees: banks.map(() => 0n), gas: 0n };
    const amount = fenOfDown(row.amount, row.currency, currencies[row.currency].decimals);
    corridor.orders += 1;
    corridor.bankFees = banks.map(
      (bank, index) => (corridor.bankFees[index] ?? 0n) + bankFeeDown(bank, amount),
    );
    corridors.set(name, corridor);
  }
  for (const [index, { deed }] of sent.entries()) {
    const used = gas[index] ?? 0n;
    const share = used / BigInt(Math.max(deed.orders.length, 1));
    for (const [place, { row }] of deed.orders.entries()) {
      const corridor = corridors.get(corridorNameOf(row));
      if (corridor === undefined) continue;
      corridor.gas += place === 0 ? used - share * BigInt(deed.orders.length - 1) : share;
    }
  }
  return [...corridors.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** All corridors in one. */
export function totalOf(corridors: readonly Corridor[]): Corridor {
  return {
    name: "all",
    orders: corridors.reduce((sum, { orders }) => sum + orders, 0),
    bankFees: banks.map((_, index) =>
      corridors.reduce((sum, { bankFees }) => sum + (bankFees[index] ?? 0n), 0n),
    ),
    gas: corridors.reduce((sum, { gas }) => sum + gas, 0n),
  };
}
