import type { Currency } from "../../order/currencies/currency.ts";
import type { FolderOrder } from "./readFolderOrders.ts";

/** What a trade sums up to in one currency, in its smallest unit. Currencies never mix. */
export interface TradeTotal {
  readonly currency: Currency;
  readonly orders: number;
  readonly amount: bigint;
  readonly held: bigint;
}

/** Orders that are parts of one trade: a deposit, a payment against documents, the rest on arrival. */
export interface Trade {
  /** `undefined` for the orders that name none. */
  readonly tradeId: string | undefined;
  readonly parts: readonly FolderOrder[];
  readonly totals: readonly TradeTotal[];
}

/** Groups orders by their trade, those without one last. */
export function tradesOf(orders: readonly FolderOrder[]): Trade[] {
  const groups = grouped(orders, ({ tradeId }) => tradeId);
  return [...groups]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a.localeCompare(b)))
    .map(([tradeId, parts]) => ({ tradeId, parts, totals: totalsOf(parts) }));
}

function totalsOf(parts: readonly FolderOrder[]): TradeTotal[] {
  const byToken = grouped(parts, ({ view }) => view.order.token.toLowerCase());
  return [...byToken.values()].flatMap((same) => {
    const currency = same[0]?.view.currency;
    if (currency === undefined) return [];
    const sum = (of: (part: FolderOrder) => bigint): bigint =>
      same.reduce((total, part) => total + of(part), 0n);
    return [
      {
        currency,
        orders: same.length,
        amount: sum(({ view }) => view.order.amount),
        held: sum(({ view }) => view.state.held),
      },
    ];
  });
}

// Map.groupBy needs Node 21.
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
