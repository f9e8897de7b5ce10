import { bankFeeDown, banks } from "../banks.ts";
import type { CurrencyCode } from "../currencies.ts";
import { currencies } from "../currencies.ts";
import { unitValue } from "../makerPrices.ts";
import { fenOfDown, yuanRate } from "../prices.ts";
import type { Conversion } from "./conversions.ts";
import { corridorNameOf } from "./corridors.ts";

/** The conversions of one corridor, one pair and one direction, summed up. */
export type FxLine = Pick<Conversion, "when" | "paidCurrency" | "paid" | "receivedCurrency" | "received"> & {
  name: string;
  orders: number;
  cost: FxCost;
  /** Fees in fen for the same orders, in the order of the banks. */
  bankFees: bigint[];
};

/** Worth at mid rates of what a conversion took, and of the amount that it was about, on one scale. */
export type FxCost = { taken: bigint; base: bigint };

const noCost: FxCost = { taken: 0n, base: 0n };

/** The buyer wants the order's amount, the seller gives it: the spread is measured against that side. */
function costOf({ when, paidCurrency, paid, receivedCurrency, received }: Conversion): FxCost {
  const given = paid * unitValue(paidCurrency);
  const got = received * unitValue(receivedCurrency);
  return { taken: given - got, base: when === "locked" ? got : given };
}

function sum(one: FxCost, other: FxCost): FxCost {
  return { taken: one.taken + other.taken, base: one.base + other.base };
}

/** Sums up by corridor, pair and direction: first what was locked, then what was claimed and reclaimed. */
export function fxLinesOf(conversions: readonly Conversion[]): FxLine[] {
  const lines = new Map<string, FxLine>();
  for (const conversion of conversions) {
    const { row, when, paidCurrency, receivedCurrency } = conversion;
    const name = corridorNameOf(row);
    const key = `${when} ${name} ${paidCurrency} ${receivedCurrency}`;
    const line = lines.get(key) ?? {
      ...{ when, name, paidCurrency, receivedCurrency },
      ...{ orders: 0, paid: 0n, received: 0n, cost: noCost, bankFees: banks.map(() => 0n) },
    };
    const amount = fenOfDown(row.amount, row.currency, currencies[row.currency].decimals);
    lines.set(key, {
      ...line,
      orders: line.orders + 1,
      paid: line.paid + conversion.paid,
      received: line.received + conversion.received,
      cost: sum(line.cost, costOf(conversion)),
      bankFees: banks.map((bank, index) => (line.bankFees[index] ?? 0n) + bankFeeDown(bank, amount)),
    });
  }
  const order = { locked: 0, claimed: 1, reclaimed: 2 };
  return [...lines.values()].sort(
    (a, b) =>
      order[a.when] - order[b.when] ||
      a.name.localeCompare(b.name) ||
      a.paidCurrency.localeCompare(b.paidCurrency),
  );
}

/** What all conversions took. */
export function totalCostOf(lines: readonly FxLine[]): FxCost {
  return lines.reduce((total, { cost }) => sum(total, cost), noCost);
}

/** A cost in fen, rounded up. */
export function costFenUp({ taken }: FxCost): bigint {
  // Amounts of 18 digits, times millionths of a yuan, in hundredths of a yuan.
  const scale = 10n ** 22n;
  return taken <= 0n ? taken / scale : (taken + scale - 1n) / scale;
}

/** A cost in tenths of a basis point, rounded half up. */
export function costTenthBps({ taken, base }: FxCost): bigint {
  return base === 0n ? 0n : (taken * 200_000n + base) / (2n * base);
}

/** A price of two amounts, as units of the weaker currency for one of the stronger, times 10^6 and rounded half up. */
export function rateMillionths(
  paid: bigint,
  paidCurrency: CurrencyCode,
  received: bigint,
  receivedCurrency: CurrencyCode,
): bigint {
  const given = paid * 10n ** BigInt(18 - currencies[paidCurrency].decimals);
  const got = received * 10n ** BigInt(18 - currencies[receivedCurrency].decimals);
  const isPaidWeaker = yuanRate(paidCurrency) < yuanRate(receivedCurrency);
  const [weaker, stronger] = isPaidWeaker ? [given, got] : [got, given];
  return (weaker * 2_000_000n + stronger) / (2n * stronger);
}
