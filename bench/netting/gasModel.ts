import type { Flow } from "../../src/netting/flow.ts";
import { groupBy } from "../../src/netting/group.ts";
import type { OrderPayment } from "./payments.ts";
import type { SchemeName } from "./schemes.ts";

/** Orders in one transaction at most. */
export const LIST = 50;

/** Gas of whole transactions, or of the parts that a list is made of, measured on a chain. */
export interface GasUnits {
  readonly lock: number;
  readonly lockExact: number;
  readonly convert: number;
  /** A list without its orders and token runs. */
  readonly lockManyBase: number;
  readonly lockManyRun: number;
  readonly lockManyOrder: number;
  /** A converting list without its orders: the conversion is in it. */
  readonly batchBase: number;
  readonly batchOrder: number;
}

/** Gas of locking orders of one payer by lists, those of one token side by side. */
function listsGas(orders: readonly OrderPayment[], units: GasUnits): number {
  return listsOf(byToken(orders), LIST).reduce(
    (sum, list) =>
      sum +
      units.lockManyBase +
      new Set(list.map(({ payment }) => payment.owedCurrency)).size * units.lockManyRun +
      list.length * units.lockManyOrder,
    0,
  );
}

/** Items in lists of at most `size`. */
export function listsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Orders of one token side by side. */
export function byToken(orders: readonly OrderPayment[]): OrderPayment[] {
  const groups = groupBy(orders, ({ payment }) => payment.owedCurrency);
  return [...groups.keys()].sort().flatMap((code) => groups.get(code) ?? []);
}

/** The lists of one directed pair each that `lockExactBatch` takes. */
export function pairLists(orders: readonly OrderPayment[]): OrderPayment[][] {
  const groups = groupBy(
    orders.filter(({ flow }) => flow.from !== flow.to),
    ({ flow }) => `${flow.from} ${flow.to}`,
  );
  return [...groups.keys()].sort().flatMap((pair) => listsOf(groups.get(pair) ?? [], LIST));
}

/** Orders that need no conversion. */
export function unconverted(orders: readonly OrderPayment[]): OrderPayment[] {
  return orders.filter(({ flow }) => flow.from === flow.to);
}

/**
 * What a window costs: transactions counted, each at its measured gas.
 * @param conversions What the scheme converts in this window.
 */
export function windowGas(
  scheme: SchemeName,
  orders: readonly OrderPayment[],
  conversions: readonly Flow[],
  units: GasUnits,
): number {
  const same = unconverted(orders);
  switch (scheme) {
    case "gross":
      return conversions.length * units.lockExact + same.length * units.lock;
    case "perPair":
      return (
        pairLists(orders).reduce((sum, list) => sum + units.batchBase + list.length * units.batchOrder, 0) +
        listsGas(same, units)
      );
    case "bilateral":
    case "multilateral":
      return conversions.length * units.convert + listsGas(orders, units);
    default:
      return scheme satisfies never;
  }
}

/** How many trades the scheme makes: pairs are traded once for each list of them. */
export function tradeCount(
  scheme: SchemeName,
  orders: readonly OrderPayment[],
  conversions: readonly Flow[],
): number {
  return scheme === "perPair" ? pairLists(orders).length : conversions.length;
}
