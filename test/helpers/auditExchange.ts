import { type Address, type Hex, maxUint256, zeroAddress, zeroHash } from "viem";

import { fxRouterAbi } from "../../src/order/exchange/abi/fxRouterAbi.ts";
import { type FxConversion, noBand } from "../../src/order/exchange/conversion.ts";
import { quoteTypedData } from "../../src/order/exchange/fxTypedData.ts";
import { encodeFxPayout } from "../../src/order/exchange/payout.ts";
import type { FxQuote } from "../../src/order/exchange/quote.ts";
import { encodeQuoteData } from "../../src/order/exchange/venueData.ts";
import type { Order } from "../../src/order/order.ts";
import type { AuditChain } from "./auditChain.ts";

/** What the maker asks for and gives, so that nothing divides evenly. */
const rate = { paid: 1_083n, received: 1_000n };
const week = 7 * 86_400;

interface ExchangeParameters {
  readonly escrow: Address;
  readonly buyer: Address;
  /** What the buyer has of another currency than most orders'. */
  readonly buyerToken: Address;
}

/** The FX router of an escrow, a venue of signed quotes, and a maker with both currencies. */
export async function auditExchange(chain: AuditChain, { escrow, buyer, buyerToken }: ExchangeParameters) {
  const { account, deploy, send, client } = chain;
  const maker = account(9);
  const router = await deploy("FxRouter", [escrow]);
  const venue = await deploy("RfqVenue");
  const erc20Abi = await chain.abiOf("MockErc20");
  const chainId = await client.getChainId();
  await send(buyer, buyerToken, erc20Abi, "approve", [router, maxUint256]);
  let nonce = 0n;

  /** The maker can deliver a token. */
  async function stock(token: Address): Promise<void> {
    await send(account(0), token, erc20Abi, "mint", [maker, 10n ** 12n]);
    await send(maker, token, erc20Abi, "approve", [venue, maxUint256]);
  }

  async function quoteData(
    trade: Pick<FxQuote, "tokenIn" | "amountIn" | "tokenOut" | "amountOut" | "orderId">,
  ) {
    await stock(trade.tokenOut);
    nonce += 1n;
    const validUntil = (await chain.now()) + week;
    const quote = { ...trade, maker, router, taker: zeroAddress, nonce, validUntil, fromPermit2: false };
    const signature = await client.signTypedData({
      account: maker,
      ...quoteTypedData({ rfqVenue: venue, chainId }, quote),
    });
    return encodeQuoteData({ ...quote, signature });
  }

  async function conversionOf(token: Address, amountOut: bigint, orderId: Hex): Promise<FxConversion> {
    const amountIn = (amountOut * rate.paid) / rate.received;
    const trade = { tokenIn: buyerToken, amountIn, tokenOut: token, amountOut, orderId };
    return { venue, tokenIn: buyerToken, maximumIn: amountIn, ...noBand, venueData: await quoteData(trade) };
  }

  /** The buyer locks an order with its other currency. */
  async function lockExact(order: Order, orderId: Hex): Promise<void> {
    const conversion = await conversionOf(order.token, order.amount, orderId);
    await send(buyer, router, fxRouterAbi, "lockExact", [order, "0x", conversion]);
  }

  /** The same with orders of one token, by one conversion. */
  async function lockExactBatch(orders: readonly Order[]): Promise<void> {
    const [first] = orders;
    if (first === undefined) throw new Error("There is no order");
    const sum = orders.reduce((total, { amount }) => total + amount, 0n);
    const conversions = [await conversionOf(first.token, sum, zeroHash)];
    const gateData = orders.map(() => "0x");
    await send(buyer, router, fxRouterAbi, "lockExactBatch", [orders, gateData, conversions]);
  }

  /** The data of a claim or reclaim that sells the payout for the buyer's other currency. */
  async function payoutOf(order: Order, orderId: Hex, recipient: Address): Promise<Hex> {
    const amountIn = order.amount;
    const amountOut = (amountIn * rate.received) / rate.paid;
    const trade = { tokenIn: order.token, amountIn, tokenOut: buyerToken, amountOut, orderId };
    const venueData = await quoteData(trade);
    return encodeFxPayout({
      venue,
      tokenOut: buyerToken,
      amountIn,
      minimumOut: 1n,
      recipient,
      ...noBand,
      venueData,
    });
  }

  /** Sells tokens that are of no order. */
  async function convert(owner: Address, tokenIn: Address, amountIn: bigint, tokenOut: Address) {
    await send(owner, tokenIn, erc20Abi, "approve", [router, maxUint256]);
    const trade = { tokenIn, amountIn, tokenOut, amountOut: amountIn, orderId: zeroHash };
    const venueData = await quoteData(trade);
    const payout = { venue, tokenOut, amountIn, minimumOut: 1n, recipient: owner, ...noBand, venueData };
    await send(owner, router, fxRouterAbi, "convert", [tokenIn, amountIn, payout]);
  }

  return { router, venue, maker, rate, lockExact, lockExactBatch, payoutOf, convert };
}
