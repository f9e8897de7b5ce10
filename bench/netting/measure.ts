import { paymentOf } from "../../src/netting/trades.ts";
import type { Desk } from "./desk.ts";
import { type GasUnits, LIST } from "./gasModel.ts";
import { type OrderPayment, orderPaymentsOf } from "./payments.ts";
import { valuation } from "./rates.ts";

const row = {
  line: 0,
  sellerCountry: "CN",
  buyerCountry: "US",
  orderedAt: 0,
  shippedAt: undefined,
  deliveredAt: undefined,
  promisedBy: 0,
  status: "delivered",
} as const;

/**
 * Measures each kind of transaction, the second of its kind, on plain ERC-20s and with a maker's quote. Lists of two
 * sizes give what a list costs and what each order in it adds.
 */
export function measureUnits(desk: Desk): Promise<GasUnits> {
  let count = 0;
  const orders = (size: number, currency: "USD" | "EUR"): OrderPayment[] =>
    orderPaymentsOf(
      Array.from({ length: size }, () => {
        count += 1;
        return { ...row, reference: `measured ${count}`, currency, amount: 1_234_567_890n + BigInt(count) };
      }),
    );
  const one = (currency: "USD" | "EUR"): OrderPayment => {
    const [order] = orders(1, currency);
    if (order === undefined) throw new Error("No order was made.");
    return order;
  };
  const { deeds } = desk;
  const collected = async <Items extends readonly OrderPayment[]>(items: Items): Promise<Items> => {
    await desk.collect(items);
    return items;
  };

  return desk.undone(async () => {
    const second = async (work: () => Promise<number>): Promise<number> => {
      await work();
      return work();
    };
    // What buyers of the measured orders pay in advance; a list in euros is locked from euros that were bought.
    await desk.tokenOf("EUR").mint(desk.holders.payer, 1_000_000n * 10n ** 6n);

    const lockOf = async (currency: "USD" | "EUR") => {
      const [order] = await collected([one(currency)] as const);
      return order;
    };
    const manyOf = async (...items: OrderPayment[]) => deeds.lockMany(await collected(items));
    const two = await second(() => manyOf(...orders(2, "USD")));
    const full = await second(() => manyOf(...orders(LIST, "USD")));
    const mixed = await second(() => manyOf(...orders(LIST / 2, "EUR"), ...orders(LIST / 2, "USD")));
    const batchTwo = await second(async () => deeds.lockExactBatch(await collected(orders(2, "EUR"))));
    const batchFull = await second(async () => deeds.lockExactBatch(await collected(orders(LIST, "EUR"))));
    const lockManyOrder = (full - two) / (LIST - 2);
    const lockManyRun = mixed - full;
    const batchOrder = (batchFull - batchTwo) / (LIST - 2);

    return {
      lock: await second(async () => deeds.lock(await lockOf("USD"))),
      lockExact: await second(async () => deeds.lockExact(await lockOf("EUR"))),
      convert: await second(async () => {
        const { payment } = await lockOf("EUR");
        const { paid, owed } = paymentOf(payment.owed, "EUR", "USD", valuation);
        return deeds.convert({ from: "USD", amountIn: paid, to: "EUR", amountOut: owed });
      }),
      lockManyBase: two - 2 * lockManyOrder - lockManyRun,
      lockManyRun,
      lockManyOrder,
      batchBase: batchTwo - 2 * batchOrder,
      batchOrder,
    };
  });
}
