import { multilateral } from "../../src/netting/multilateral.ts";
import { roundingOf, type Trade, tradesOf } from "../../src/netting/trades.ts";
import { assertConserved, balancesOn } from "./conservation.ts";
import { type Desk, inTurn } from "./desk.ts";
import { byToken, LIST, listsOf, pairLists, unconverted } from "./gasModel.ts";
import type { OrderPayment } from "./payments.ts";
import { valuation } from "./rates.ts";

/** One way of locking the same orders, lived on the chain. */
export interface Settled {
  readonly gas: number;
  readonly transactions: number;
  readonly conversions: number;
  /** What the platform is left with of each currency, in the smallest unit: rounding. */
  readonly rounding: ReadonlyMap<string, bigint>;
}

type Way = (desk: Desk, orders: readonly OrderPayment[]) => Promise<{ gas: number[]; conversions: number }>;

const grossWay: Way = async ({ deeds }, orders) => ({
  gas: await inTurn(orders, (order) =>
    order.flow.from === order.flow.to ? deeds.lock(order) : deeds.lockExact(order),
  ),
  conversions: orders.length - unconverted(orders).length,
});

const pairWay: Way = async ({ deeds }, orders) => {
  const lists = pairLists(orders);
  const converted = await inTurn(lists, deeds.lockExactBatch);
  const plain = await inTurn(listsOf(byToken(unconverted(orders)), LIST), deeds.lockMany);
  return { gas: [...converted, ...plain], conversions: lists.length };
};

/** The trades of the net positions of a window's orders. */
export function nettedTrades(orders: readonly OrderPayment[]): Trade[] {
  const conversions = multilateral(orders.map(({ flow }) => flow));
  return tradesOf(
    conversions,
    orders.map(({ payment }) => payment),
    valuation,
  );
}

const nettedWay: Way = async ({ deeds }, orders) => {
  const trades = nettedTrades(orders);
  const converted = await inTurn(trades, deeds.convert);
  const locked = await inTurn(listsOf(byToken(orders), LIST), deeds.lockMany);
  return { gas: [...converted, ...locked], conversions: trades.length };
};

/** The ways, each with the rounding that it leaves with the platform. */
export const ways = {
  gross: { title: "gross: lockExact or lock, one an order", settle: grossWay, nets: false },
  perPair: { title: "one a pair: lockExactBatch, lockMany", settle: pairWay, nets: false },
  multilateral: { title: "netted: convert, then lockMany", settle: nettedWay, nets: true },
} as const;

export type WayName = keyof typeof ways;

/**
 * Locks a window's orders from what their buyers paid, and undoes it.
 *
 * @throws NotConservedError if of any token not exactly as much is left, or not where it should be.
 */
export function settle(desk: Desk, orders: readonly OrderPayment[], name: WayName): Promise<Settled> {
  return desk.undone(async () => {
    const before = await balancesOn(desk);
    await desk.collect(orders);
    const { gas, conversions } = await ways[name].settle(desk, orders);
    const payments = orders.map(({ payment }) => payment);
    const rounding = ways[name].nets ? roundingOf(payments, nettedTrades(orders)) : new Map<string, bigint>();
    assertConserved({ before, after: await balancesOn(desk), payments, rounding });
    return {
      gas: gas.reduce((sum, each) => sum + each, 0),
      transactions: gas.length,
      conversions,
      rounding,
    };
  });
}
