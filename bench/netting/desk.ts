import type { Signer } from "ethers";
import { groupBy } from "../../src/netting/group.ts";

import type { Trade } from "../../src/netting/trades.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import type { MockErc20 } from "../../typechain-types/index.ts";
import { openExchange } from "../gas/exchange.ts";
import { gasOf, openStage } from "../gas/stage.ts";
import type { OrderPayment } from "./payments.ts";
import { ratedCurrencies } from "./rates.ts";

const MAXIMAL = (1n << 256n) - 1n;

/** A platform with money of every currency, a maker that quotes at the rates, and the escrow, on one chain. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Deploys all of it on a fresh in-process chain. */
export async function openDesk() {
  const stage = await openStage("osaka");
  const exchange = await openExchange(stage);
  const { ethers, escrow, payer, issuer: maker } = stage;
  const { provider } = stage.connection;
  const [escrowAddress, routerAddress, rfqAddress] = await Promise.all(
    [escrow, exchange.router, exchange.rfq].map((contract) => contract.getAddress()),
  );
  if (escrowAddress === undefined || routerAddress === undefined || rfqAddress === undefined) {
    throw new Error("A contract has no address.");
  }
  const holders = {
    payer: await payer.getAddress(),
    maker: await maker.getAddress(),
    escrow: escrowAddress,
  };

  const tokens = new Map<string, MockErc20>();
  for (const { code, decimals } of ratedCurrencies) {
    const token = (await ethers.deployContract("MockErc20", [code, code, decimals])) as unknown as MockErc20;
    tokens.set(code, token);
    // A whole token each, so that no balance starts or ends at zero and rounding has something to come from.
    for (const holder of Object.values(holders)) await token.mint(holder, 10n ** BigInt(decimals));
    for (const spender of [escrowAddress, routerAddress]) {
      await token.connect(payer).approve(spender, MAXIMAL);
    }
    await token.connect(maker).approve(rfqAddress, MAXIMAL);
    await token.mint(holders.maker, 1n << 95n);
  }

  const tokenOf = (code: string): MockErc20 => {
    const token = tokens.get(code);
    if (token === undefined) throw new Error(`There is no token of ${code} on the chain.`);
    return token;
  };

  /** The order that a payment is for. */
  async function orderOf({ reference, payment }: OrderPayment): Promise<OrderStruct> {
    const fresh = await stage.makeOrder("erc20");
    return {
      ...fresh,
      token: await tokenOf(payment.owedCurrency).getAddress(),
      amount: payment.owed,
      detailsHash: ethers.id(reference),
    };
  }

  const quoteFor = (trade: Trade, taker: Signer, orderId?: string) =>
    exchange.quote({
      taker,
      ...(orderId === undefined ? {} : { orderId }),
      tokenIn: tokenOf(trade.from),
      amountIn: trade.amountIn,
      tokenOut: tokenOf(trade.to),
      amountOut: trade.amountOut,
    });

  async function conversionOf(trade: Trade, orderId?: string) {
    return {
      venue: rfqAddress as string,
      tokenIn: await tokenOf(trade.from).getAddress(),
      maximumIn: trade.amountIn,
      oracle: ethers.ZeroAddress,
      maxDeviationBps: 0,
      closedDeviationBps: 0,
      venueData: await quoteFor(trade, payer, orderId),
    };
  }

  const router = exchange.router.connect(payer);
  const none = (orders: readonly unknown[]) => orders.map(() => "0x");

  /** Every way to pay, each giving the gas of its transaction. */
  const deeds = {
    lock: async (item: OrderPayment) => gasOf(escrow.connect(payer).lock(await orderOf(item), "0x")),

    lockMany: async (items: readonly OrderPayment[]) => {
      const orders = await inTurn(items, orderOf);
      return gasOf(escrow.connect(payer).lockMany(orders, none(orders)));
    },

    lockExact: async (item: OrderPayment) => {
      const order = await orderOf(item);
      const orderId = await escrow.orderIdOf(order);
      return gasOf(router.lockExact(order, "0x", await conversionOf(tradeFor([item]), orderId)));
    },

    /** Orders of one directed pair, by one conversion. */
    lockExactBatch: async (items: readonly OrderPayment[]) => {
      const orders = await inTurn(items, orderOf);
      const trade = tradeFor(items);
      // A quote for a list of one is for that order, as the router asks for it.
      const [first] = orders;
      const orderId = orders.length === 1 && first !== undefined ? await escrow.orderIdOf(first) : undefined;
      return gasOf(router.lockExactBatch(orders, none(orders), [await conversionOf(trade, orderId)]));
    },

    convert: async (trade: Trade) => {
      const payout = {
        venue: rfqAddress,
        tokenOut: await tokenOf(trade.to).getAddress(),
        amountIn: trade.amountIn,
        minimumOut: trade.amountOut,
        recipient: holders.payer,
        oracle: ethers.ZeroAddress,
        maxDeviationBps: 0,
        closedDeviationBps: 0,
        venueData: await quoteFor(trade, payer),
      };
      return gasOf(router.convert(await tokenOf(trade.from).getAddress(), trade.amountIn, payout));
    },
  };

  /** What the platform's buyers paid it. */
  async function collect(orders: readonly OrderPayment[]): Promise<void> {
    for (const [code, items] of groupBy(orders, ({ payment }) => payment.paidCurrency)) {
      const sum = items.reduce((total, { payment }) => total + payment.paid, 0n);
      await tokenOf(code).mint(holders.payer, sum);
    }
  }

  /** Does something and then undoes it, so that the same orders can be locked again. */
  async function undone<Result>(work: () => Promise<Result>): Promise<Result> {
    const snapshot = await provider.request({ method: "evm_snapshot", params: [] });
    const result = await work();
    await provider.request({ method: "evm_revert", params: [snapshot] });
    return result;
  }

  return { stage, holders, tokens, tokenOf, deeds, collect, undone, close: stage.close };
}

/** One trade for orders of one directed pair, at what their buyers paid. */
function tradeFor(items: readonly OrderPayment[]): Trade {
  const [first] = items;
  if (first === undefined) throw new Error("A list holds at least one order.");
  return {
    from: first.payment.paidCurrency,
    to: first.payment.owedCurrency,
    amountIn: items.reduce((sum, { payment }) => sum + payment.paid, 0n),
    amountOut: items.reduce((sum, { payment }) => sum + payment.owed, 0n),
  };
}

/** One after the other: a chain in this process answers no faster when asked at once. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
