import { expect } from "chai";
import { type Address, zeroAddress } from "viem";

import { ReceiverKeepsNothingError } from "../../../src/client/refuseExchange.ts";
import { encodeFxPayout } from "../../../src/order/exchange/payout.ts";
import { encodeUniswapV4Data, NativeCurrencyError } from "../../../src/order/exchange/venueData.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { deliver, lockOrder } from "../../helpers/escrowWorld.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { deploySafe } from "../../helpers/safe.ts";

describe("a plain payout to the exchange, where anybody could sweep it", () => {
  let world: ExchangeWorld;
  let order: Order;
  let signBy: number;
  let keepsNothing: readonly Address[];

  before(async () => {
    world = await createExchangeWorld();
    order = await lockOrder(world);
    await deliver(world, [order]);
    const { until } = await world.operator.getOrderState({ order });
    await world.moveTo(until + 1);
    signBy = until + 1_000;
    const poolVenue = await world.deploy("UniswapV4Venue", [world.maker.address]);
    keepsNothing = [world.router, world.rfqVenue, poolVenue];
  });

  const refused = async (action: Promise<unknown>) => {
    const error = await action.catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(ReceiverKeepsNothingError);
  };

  it("is neither claimed nor signed for", async () => {
    const seller = world.clientOf(world.seller);
    for (const receiver of keepsNothing) {
      await refused(seller.claim({ order, receiver }));
      await refused(seller.signClaim({ order, receiver, signBy }));
    }
    expect((await world.operator.getOrderState({ order })).status).to.equal(Status.Delivered);
  });

  it("is neither reclaimed nor signed for", async () => {
    const buyer = world.clientOf(world.buyer);
    for (const receiver of keepsNothing) {
      await refused(buyer.reclaim({ order, receiver }));
      await refused(buyer.signReclaim({ order, receiver, signBy }));
    }
  });

  it("is not carried for somebody who signed it elsewhere", async () => {
    await refused(world.relayer.claim({ order, receiver: world.router, signBy, signature: "0x00" }));
  });

  it("names the address and what it is", async () => {
    const action = world.clientOf(world.seller).claim({ order, receiver: world.rfqVenue });
    const error = await action.catch((caught: unknown) => caught);
    expect(String(error)).to.contain("venue").and.contain(world.rfqVenue);
  });

  it("nor is a side handed to it", async () => {
    for (const to of keepsNothing) {
      await refused(world.clientOf(world.seller).reassign({ order, side: Side.Seller, to }));
    }
    const holder = await world.operator.getHolder({ order, side: Side.Seller });
    expect(holder).to.equal(world.seller.address);
  });

  it("is signed for with payout data, and for a contract that keeps what it gets", async () => {
    const quote = await world.signedQuote({ tokenIn: world.usdc, tokenOut: world.eurc });
    const data = encodeFxPayout(world.payoutOf(quote, world.seller.address));
    const seller = world.clientOf(world.seller);
    expect(await seller.signClaim({ order, receiver: world.router, data, signBy })).to.match(/^0x/);
    const { address: safe } = await deploySafe(world, [world.seller], 1);
    await world.mined(seller.claim({ order, receiver: safe }));
    expect(await world.balanceOf(world.usdc, safe)).to.equal(order.amount);
  });

  it("has no venue data for a pool of the chain's own coin", () => {
    const key = { fee: 500, tickSpacing: 10, hooks: zeroAddress };
    for (const [currency0, currency1] of [
      [zeroAddress, world.usdc],
      [world.usdc, zeroAddress],
    ] as const) {
      expect(() => encodeUniswapV4Data({ ...key, currency0, currency1 })).to.throw(NativeCurrencyError);
    }
  });
});
