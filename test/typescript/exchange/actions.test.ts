import { expect } from "chai";
import { parseEventLogs } from "viem";

import { fxRouterAbi } from "../../../src/order/exchange/abi/fxRouterAbi.ts";
import { quoteNonceMasks } from "../../../src/order/exchange/quoteNonces.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { deliver, lockOrder } from "../../helpers/escrowWorld.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";

describe("client actions of the exchange, each by its own caller", () => {
  let world: ExchangeWorld;
  let buyer: ReturnType<ExchangeWorld["clientOf"]>;
  let seller: ReturnType<ExchangeWorld["clientOf"]>;
  const stateOf = (order: Order) => world.operator.getOrderState({ order });

  before(async () => {
    world = await createExchangeWorld();
    [buyer, seller] = [world.clientOf(world.buyer), world.clientOf(world.seller)];
    await world.fund(world.buyer, world.eurc, 10_000_000_000n, world.router);
    await world.fund(world.seller, world.usdc, 0n, world.router);
  });

  afterEach(async () => {
    expect(await world.routerHolds()).to.deep.equal([0n, 0n, 0n]);
  });

  it("lockExact: the escrow gets the amount, the buyer pays the quote and no more", async () => {
    const order = await world.newOrder();
    const orderId = await buyer.getOrderId({ order });
    const quote = await world.signedQuote({ taker: world.buyer.address, orderId });
    const before = await world.balanceOf(world.eurc, world.buyer.address);
    const conversion = world.conversionOf(quote, { maximumIn: 1_000_000_000n });
    const { logs } = await world.mined(buyer.lockExact({ order, conversion }));

    expect((await stateOf(order)).held).to.equal(order.amount);
    expect(await world.balanceOf(world.eurc, world.buyer.address)).to.equal(before - 920_000_000n);
    const [event] = parseEventLogs({ abi: fxRouterAbi, logs, eventName: "FxLocked" });
    expect(event?.args).to.deep.include({
      payer: world.buyer.address,
      paid: 920_000_000n,
      orderIds: [orderId],
    });
    await expectRevert(buyer.lockExact({ order, conversion }), "OrderStatusNotAllowed");
    await expectRevert(buyer.lockExact({ order: await world.newOrder(), conversion }), "QuoteUsed", {
      maker: world.maker.address,
      nonce: quote.nonce,
    });
  });

  it("lockExactWithPermit, by the permit's owner", async () => {
    const owner = world.clientOf(world.stranger);
    await world.mint(world.eurc, world.stranger.address, 1_000_000_000n);
    const order = await world.newOrder();
    const conversion = world.conversionOf(await world.signedQuote());
    const deadline = BigInt((await world.now()) + 600);
    const signature = await owner.signFxPermit({ order, conversion, deadline });
    await expectRevert(owner.lockExact({ order, conversion }), "ERC20InsufficientAllowance");
    await world.mined(owner.lockExactWithPermit({ order, conversion, deadline, signature }));
    expect((await stateOf(order)).held).to.equal(order.amount);
  });

  it("lockExactBatch: one conversion for each currency, and what is locked already is not bought", async () => {
    const locked = await lockOrder(world);
    const dollars = [locked, await world.newOrder(), await world.newOrder({ amount: 500_000_000n })];
    const others = [await world.newOrder({ token: world.mock, amount: 7n * 10n ** 18n })];
    await world.fund(world.maker, world.mock, 10n ** 20n, world.rfqVenue);
    const conversions = [
      world.conversionOf(await world.signedQuote({ amountIn: 1_380_000_000n, amountOut: 1_500_000_000n })),
      world.conversionOf(
        await world.signedQuote({ tokenOut: world.mock, amountIn: 7_000_000n, amountOut: 7n * 10n ** 18n }),
      ),
    ];
    const before = await world.balanceOf(world.eurc, world.buyer.address);
    await world.mined(buyer.lockExactBatch({ orders: [...dollars, ...others], conversions }));

    for (const order of [...dollars, ...others]) expect((await stateOf(order)).held).to.equal(order.amount);
    expect(await world.balanceOf(world.eurc, world.buyer.address)).to.equal(before - 1_387_000_000n);
  });

  it("claimConverted: the seller is paid in euro, and can still claim plainly if that fails", async () => {
    const order = await lockOrder(world);
    await deliver(world, [order]);
    await world.moveTo((await stateOf(order)).until + 1);
    const quote = await world.signedQuote({
      tokenIn: world.usdc,
      amountIn: order.amount,
      tokenOut: world.eurc,
      amountOut: 915_000_000n,
    });
    const payout = world.payoutOf(quote, world.seller.address);
    await expectRevert(
      seller.claimConverted({ order, payout: { ...payout, minimumOut: 915_000_001n } }),
      "QuotePriceMismatch",
      { given: 915_000_000n, bound: 915_000_001n },
    );
    expect((await stateOf(order)).status).to.equal(Status.Delivered);
    const before = await world.balanceOf(world.eurc, world.seller.address);
    const { logs } = await world.mined(seller.claimConverted({ order, payout }));

    expect(await world.balanceOf(world.eurc, world.seller.address)).to.equal(before + 915_000_000n);
    const [event] = parseEventLogs({ abi: fxRouterAbi, logs, eventName: "FxSold" });
    expect(event?.args).to.deep.include({ owner: world.seller.address, received: 915_000_000n });
  });

  it("reclaimConverted: a buyer who paid in euro gets euro back", async () => {
    const order = await world.newOrder();
    const conversion = world.conversionOf(await world.signedQuote());
    await world.mined(buyer.lockExact({ order, conversion }));
    await world.moveTo(order.deliverBy + 1);
    const quote = await world.signedQuote({
      tokenIn: world.usdc,
      amountIn: order.amount,
      tokenOut: world.eurc,
      amountOut: 918_000_000n,
    });
    const before = await world.balanceOf(world.eurc, world.buyer.address);
    const payout = world.payoutOf(quote, world.buyer.address);
    await world.mined(buyer.reclaimConverted({ order, payout }));
    expect(await world.balanceOf(world.eurc, world.buyer.address)).to.equal(before + 918_000_000n);
  });

  it("convert: what a list of claims paid", async () => {
    const orders = [await lockOrder(world), await lockOrder(world)];
    await deliver(world, orders);
    await world.moveTo((await stateOf(orders[1] as Order)).until + 1);
    await world.mined(seller.claimMany({ orders }));
    const quote = await world.signedQuote({
      tokenIn: world.usdc,
      amountIn: 2_000_000_000n,
      tokenOut: world.eurc,
      amountOut: 1_830_000_000n,
    });
    const before = await world.balanceOf(world.eurc, world.stranger.address);
    const payout = world.payoutOf(quote, world.stranger.address);
    await world.mined(seller.convert({ tokenIn: world.usdc, amountIn: 2_000_000_000n, payout }));
    expect(await world.balanceOf(world.eurc, world.stranger.address)).to.equal(before + 1_830_000_000n);
  });

  it("cancelQuotes and getQuoteUsed, across words", async () => {
    const maker = world.clientOf(world.maker);
    const nonces = [1_000n, 1_001n, 2_000n];
    const used = () =>
      Promise.all(nonces.map((nonce) => world.operator.getQuoteUsed({ maker: world.maker.address, nonce })));
    const quote = await world.signedQuote({ nonce: 1_001n });
    expect(await used()).to.deep.equal([false, false, false]);
    for (const masked of quoteNonceMasks(nonces)) await world.mined(maker.cancelQuotes(masked));

    expect(await used()).to.deep.equal([true, true, true]);
    const order = await world.newOrder();
    await expectRevert(buyer.lockExact({ order, conversion: world.conversionOf(quote) }), "QuoteUsed");
    expect((await stateOf(order)).status).to.equal(Status.None);
  });
});
