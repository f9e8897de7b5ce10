import { expect } from "chai";
import type { Address } from "viem";

import { type FxConversion, noBand } from "../../../src/order/exchange/conversion.ts";
import { encodeUniswapV3Data } from "../../../src/order/exchange/venueData.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { deployUniswapV3 } from "../../helpers/uniswapV3.ts";

const million = 1_000_000_000_000n;

/** Somebody buys ahead of the victim in the same pool, so that the victim's price gets worse. */
describe("a sandwiched pool", () => {
  let world: ExchangeWorld;
  let venue: Address;
  let oracle: Address;
  let order: Order;

  const conversion = (overrides: Partial<FxConversion>): FxConversion => ({
    venue,
    tokenIn: world.eurc,
    maximumIn: 930_000_000n,
    ...noBand,
    venueData: encodeUniswapV3Data({ tokens: [world.eurc, world.usdc], feesMillionths: [500] }, "purchase"),
    ...overrides,
  });
  const holdings = () =>
    Promise.all([
      world.balanceOf(world.eurc, world.buyer.address),
      world.balanceOf(world.usdc, world.escrow),
      ...[world.eurc, world.usdc].map((token) => world.balanceOf(token, world.router)),
    ]);

  before(async () => {
    world = await createExchangeWorld();
    const v3 = await deployUniswapV3(world.provider);
    venue = v3.venue;
    await v3.createPool({
      fee: 500,
      base: { token: world.eurc, amount: million },
      quote: { token: world.usdc, amount: (million * 108n) / 100n },
    });
    // 1 EURC = 1.08 USDC.
    oracle = await world.deploy("FixedOracle", [
      [{ base: world.eurc, quote: world.usdc, baseUnits: 100n, quoteUnits: 108n }],
    ]);
    await world.fund(world.buyer, world.eurc, million, world.router);
    await world.fund(world.maker, world.eurc, million, world.router);
    order = await world.newOrder({ amount: 1_000_000_000n });
    // Before the attack the pool serves an order like this one well within the maximum.
    const earlier = await world.newOrder({ amount: 1_000_000_000n });
    await world.clientOf(world.buyer).lockExact({ order: earlier, conversion: conversion({}) });

    await world.clientOf(world.maker).convert({
      tokenIn: world.eurc,
      amountIn: million / 2n,
      payout: {
        venue,
        tokenOut: world.usdc,
        amountIn: million / 2n,
        minimumOut: 1n,
        recipient: world.maker.address,
        ...noBand,
        venueData: encodeUniswapV3Data({ tokens: [world.eurc, world.usdc], feesMillionths: [500] }, "sale"),
      },
    });
  });

  it("takes nothing from a payer whose maximum is near the quote", async () => {
    const held = await holdings();
    await expectRevert(
      world.clientOf(world.buyer).lockExact({ order, conversion: conversion({}) }),
      "PoolInputAboveMaximum",
    );
    expect(await holdings()).to.deep.equal(held);
  });

  it("takes nothing from a payer with a loose maximum and a band", async () => {
    const held = await holdings();
    const banded = conversion({ maximumIn: million, oracle, maxDeviationBps: 50, closedDeviationBps: 50 });
    await expectRevert(
      world.clientOf(world.buyer).lockExact({ order, conversion: banded }),
      "PriceOutsideBand",
    );
    expect(await holdings()).to.deep.equal(held);
  });

  it("takes at most the maximum from a payer who accepted it", async () => {
    const [before] = await holdings();
    const maximumIn = 2_200_000_000n;
    await world.clientOf(world.buyer).lockExact({ order, conversion: conversion({ maximumIn }) });

    const [after] = await holdings();
    expect((await world.operator.getOrderState({ order })).status).to.equal(Status.Locked);
    expect(Number(before - after)).to.be.within(930_000_000, Number(maximumIn));
    expect(await world.routerHolds()).to.deep.equal([0n, 0n, 0n]);
  });
});
