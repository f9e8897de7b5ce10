import { expect } from "chai";
import type { Address } from "viem";

import type { IFxPoolVenue, MockErc20 } from "../../../typechain-types/index.ts";
import { quoteExactOutput, sqrtPriceX96Of } from "../../helpers/uniswapMath.ts";
import {
  createVenueWorld,
  POOL_FEE,
  type TestPool,
  type VenueWorld,
  venueKinds,
} from "../../helpers/venueWorld.ts";

const units = 1_000_000n;
// The pool holds 2,000,000 EURC and their worth at 1.08, over all prices.
const [eurcDepth, usdcDepth] = [2_000_000n * units, 2_160_000n * units];
const bought = 1_000n * units;
const Fault = { PaysNothing: 1, PaysOneLess: 2 } as const;

for (const kind of venueKinds) {
  describe(`${kind.name}, with the real Uniswap contracts`, () => {
    let world: VenueWorld;
    let venue: IFxPoolVenue;
    let createPool: Awaited<ReturnType<typeof kind.open>>["createPool"];
    let [eurc, usdc] = [] as unknown as [MockErc20, MockErc20];
    let [eurcAt, usdcAt] = [] as unknown as [Address, Address];
    let pool: TestPool;

    beforeEach(async () => {
      world = await createVenueWorld();
      const opened = await kind.open(world.provider);
      venue = world.venueAt(opened.venue);
      createPool = opened.createPool;
      [eurc, usdc] = [await world.newToken("EURC", 6), await world.newToken("USDC", 6)];
      [eurcAt, usdcAt] = [await world.addressOf(eurc), await world.addressOf(usdc)];
      pool = await createPool(await world.depthOf(eurc, eurcDepth, usdc, usdcDepth));
      await world.fund(eurc, 10_000n * units);
    });

    /** Nothing was moved, and nothing ever lies at the venue. */
    const expectNothingMoved = async () => {
      expect(await eurc.balanceOf(world.trader)).to.equal(10_000n * units);
      expect(await usdc.balanceOf(world.recipient)).to.equal(0n);
      for (const token of [eurc, usdc]) expect(await token.balanceOf(venue)).to.equal(0n);
    };

    /** Uniswap itself refuses. */
    const expectUnpaid = async (sent: Promise<unknown>) => {
      if (kind.name === "UniswapV3Venue") return expect(sent).to.be.revertedWith(kind.unpaid);
      const uniswap = { interface: new world.ethers.Interface([`error ${kind.unpaid}()`]) };
      return expect(sent).to.be.revertedWithCustomError(uniswap, kind.unpaid);
    };

    it("promises no firm price", async () => {
      expect(await venue.isFirm()).to.equal(false);
    });

    it("buys exactly, asks once, and delivers to the recipient alone", async () => {
      const zeroForOne = BigInt(eurcAt) < BigInt(usdcAt);
      const sqrtPriceX96 = zeroForOne
        ? sqrtPriceX96Of(eurcDepth, usdcDepth)
        : sqrtPriceX96Of(usdcDepth, eurcDepth);
      const state = { sqrtPriceX96, liquidity: pool.liquidity, feeMillionths: POOL_FEE };
      const cost = quoteExactOutput(state, zeroForOne, bought);
      // Exactly the cost as the maximum: one unit less fails, see below.
      const trade = await world.tradeOf(eurc, usdc, cost, bought);
      const sent = world.asTrader.buy(venue, trade, pool.buyData(eurcAt, usdcAt));
      await expect(sent)
        .to.emit(world.payer, "Asked")
        .withArgs(await venue.getAddress(), pool.payee, cost);
      await expect(sent).to.emit(world.payer, "Traded").withArgs(cost);
      await expect(sent).to.changeTokenBalances(
        world.ethers,
        eurc,
        [world.trader, pool.payee, venue, world.payer],
        [-cost, cost, 0n, 0n],
      );
      await expect(sent).to.changeTokenBalances(
        world.ethers,
        usdc,
        [world.recipient, pool.payee, venue, world.payer],
        [bought, -bought, 0n, 0n],
      );
    });

    it("buys in the other direction", async () => {
      await world.fund(usdc, 10_000n * units);
      const trade = await world.tradeOf(usdc, eurc, 1_090n * units, bought);
      const sent = world.asTrader.buy(venue, trade, pool.buyData(usdcAt, eurcAt));
      await expect(sent).to.changeTokenBalances(
        world.ethers,
        eurc,
        [world.recipient, pool.payee, venue],
        [bought, -bought, 0n],
      );
    });

    it("sells exactly, and delivers all that the pool gives", async () => {
      const sold = 1_000n * units;
      const trade = await world.tradeOf(eurc, usdc, sold, 1_075n * units);
      const before = await usdc.balanceOf(pool.payee);
      const sent = world.asTrader.sell(venue, trade, pool.sellData(eurcAt, usdcAt));
      await expect(sent)
        .to.emit(world.payer, "Asked")
        .withArgs(await venue.getAddress(), pool.payee, sold);
      const received = await usdc.balanceOf(world.recipient);
      await expect(sent).to.emit(world.payer, "Traded").withArgs(received);
      await expect(sent).to.changeTokenBalances(world.ethers, eurc, [world.trader, venue], [-sold, 0n]);
      expect(before - (await usdc.balanceOf(pool.payee))).to.equal(received);
      // 1,080 less the fee of 0.05 % and the price impact of 0.05 %.
      expect(received).to.be.within(1_078n * units, 1_079n * units);
      expect(await usdc.balanceOf(venue)).to.equal(0n);
    });

    it("reverts when a purchase costs one unit more than the maximum", async () => {
      const data = pool.buyData(eurcAt, usdcAt);
      const probe = await world.tradeOf(eurc, usdc, 10_000n * units, bought);
      const snapshot = await world.provider.request({ method: "evm_snapshot" });
      await world.asTrader.buy(venue, probe, data);
      const cost = 10_000n * units - (await eurc.balanceOf(world.trader));
      await world.provider.request({ method: "evm_revert", params: [snapshot] });
      await expect(world.asTrader.buy(venue, { ...probe, amountIn: cost - 1n }, data))
        .to.be.revertedWithCustomError(venue, "PoolInputAboveMaximum")
        .withArgs(cost, cost - 1n);
      await expectNothingMoved();
    });

    it("reverts when a sale delivers one unit less than the minimum", async () => {
      const data = pool.sellData(eurcAt, usdcAt);
      const trade = await world.tradeOf(eurc, usdc, 1_000n * units, 0n);
      const snapshot = await world.provider.request({ method: "evm_snapshot" });
      await world.asTrader.sell(venue, trade, data);
      const delivered = await usdc.balanceOf(world.recipient);
      await world.provider.request({ method: "evm_revert", params: [snapshot] });
      await expect(world.asTrader.sell(venue, { ...trade, amountOut: delivered + 1n }, data))
        .to.be.revertedWithCustomError(venue, "PoolOutputBelowMinimum")
        .withArgs(delivered, delivered + 1n);
      await expectNothingMoved();
    });

    it("reverts when the pool was drained", async () => {
      await pool.drain();
      const trade = await world.tradeOf(eurc, usdc, 1_000n * units, 500n * units);
      await expect(world.asTrader.buy(venue, trade, pool.buyData(eurcAt, usdcAt)))
        .to.be.revertedWithCustomError(venue, "PoolOutputMismatch")
        .withArgs(0n, 500n * units);
      await expect(world.asTrader.sell(venue, trade, pool.sellData(eurcAt, usdcAt)))
        .to.be.revertedWithCustomError(venue, "PoolInputMismatch")
        .withArgs(0n, 1_000n * units);
      await expectNothingMoved();
    });

    it("reverts when the pool has less than what is asked at any price", async () => {
      const [gbp, chf] = [await world.newToken("GBP", 6), await world.newToken("CHF", 6)];
      const narrow = await createPool(await world.depthOf(gbp, 1_000n * units, chf, 1_000n * units, 100));
      await world.fund(gbp, 10_000n * units);
      const [gbpAt, chfAt] = [await world.addressOf(gbp), await world.addressOf(chf)];
      const trade = await world.tradeOf(gbp, chf, 5_000n * units, 2_000n * units);
      await expect(
        world.asTrader.buy(venue, trade, narrow.buyData(gbpAt, chfAt)),
      ).to.be.revertedWithCustomError(venue, "PoolOutputMismatch");
      await expect(
        world.asTrader.sell(venue, trade, narrow.sellData(gbpAt, chfAt)),
      ).to.be.revertedWithCustomError(venue, "PoolInputMismatch");
      expect(await gbp.balanceOf(world.trader)).to.equal(10_000n * units);
    });

    it("reverts when its data lead between other tokens than the trade's", async () => {
      const other = await world.newToken("OTHER", 6);
      const otherAt = await world.addressOf(other);
      for (const act of ["buy", "sell"] as const) {
        const data = act === "buy" ? pool.buyData(eurcAt, usdcAt) : pool.sellData(eurcAt, usdcAt);
        await expect(world.asTrader[act](venue, await world.tradeOf(eurc, other, 1_000n * units, 1n), data))
          .to.be.revertedWithCustomError(venue, "VenueTokensMismatch")
          .withArgs(eurcAt, usdcAt, eurcAt, otherAt);
        await expect(
          world.asTrader[act](venue, await world.tradeOf(other, usdc, 1_000n * units, 1n), data),
        ).to.be.revertedWithCustomError(venue, "VenueTokensMismatch");
      }
      await expectNothingMoved();
    });

    it("reverts on a trade of nothing", async () => {
      const nothing = await world.tradeOf(eurc, usdc, 0n, 0n);
      await expect(
        world.asTrader.buy(venue, nothing, pool.buyData(eurcAt, usdcAt)),
      ).to.be.revertedWithCustomError(venue, "TradeAmountZero");
      await expect(
        world.asTrader.sell(venue, nothing, pool.sellData(eurcAt, usdcAt)),
      ).to.be.revertedWithCustomError(venue, "TradeAmountZero");
    });

    it("reverts on amounts beyond any pool", async () => {
      const most = world.ethers.MaxUint256;
      await expect(
        world.asTrader.buy(venue, await world.tradeOf(eurc, usdc, most, most), pool.buyData(eurcAt, usdcAt)),
      ).to.be.revertedWithCustomError(
        { interface: new world.ethers.Interface(["error SafeCastOverflowedUintToInt(uint256 value)"]) },
        "SafeCastOverflowedUintToInt",
      );
    });

    it("reverts when the payer pays too little, or nothing", async () => {
      const trade = await world.tradeOf(eurc, usdc, 10_000n * units, bought);
      for (const fault of [Fault.PaysNothing, Fault.PaysOneLess]) {
        await world.payer.setFault(fault);
        await expectUnpaid(world.asTrader.buy(venue, trade, pool.buyData(eurcAt, usdcAt)));
        await expectUnpaid(world.asTrader.sell(venue, trade, pool.sellData(eurcAt, usdcAt)));
      }
      await expectNothingMoved();
    });

    it("serves nobody who does not pay", async () => {
      const trade = await world.tradeOf(eurc, usdc, 10_000n * units, bought);
      // An account without code cannot be asked; the trader's allowance to the payer is of no use to it.
      await expect(
        venue.connect(world.stranger).buyExact(trade, pool.buyData(eurcAt, usdcAt)),
      ).to.be.revertedWithoutReason(world.ethers);
      await expectNothingMoved();
    });

    for (const [decimalsIn, decimalsOut] of [
      [0, 18],
      [18, 0],
      [2, 6],
      [6, 2],
      [18, 6],
      [0, 2],
    ] as const) {
      it(`is exact from ${decimalsIn} to ${decimalsOut} decimals`, async () => {
        const [spent, gained] = [
          await world.newToken("IN", decimalsIn),
          await world.newToken("OUT", decimalsOut),
        ];
        const [oneIn, oneOut] = [10n ** BigInt(decimalsIn), 10n ** BigInt(decimalsOut)];
        const made = await createPool(
          await world.depthOf(spent, 1_000_000n * oneIn, gained, 2_000_000n * oneOut),
        );
        await world.fund(spent, 1_000n * oneIn);
        const [inAt, outAt] = [await world.addressOf(spent), await world.addressOf(gained)];
        const wanted = 150n * oneOut + (oneOut > 1n ? 1n : 0n);
        const sent = world.asTrader.buy(
          venue,
          await world.tradeOf(spent, gained, 80n * oneIn, wanted),
          made.buyData(inAt, outAt),
        );
        await expect(sent).to.changeTokenBalance(world.ethers, gained, world.recipient, wanted);
        const paid = 1_000n * oneIn - (await spent.balanceOf(world.trader));
        expect(paid).to.be.within(75n * oneIn, 77n * oneIn);
        await expect(sent).to.emit(world.payer, "Traded").withArgs(paid);

        const sold = world.asTrader.sell(
          venue,
          await world.tradeOf(spent, gained, 100n * oneIn, 195n * oneOut),
          made.sellData(inAt, outAt),
        );
        await expect(sold).to.changeTokenBalance(world.ethers, spent, world.trader, -100n * oneIn);
        for (const token of [spent, gained]) expect(await token.balanceOf(venue)).to.equal(0n);
      });
    }
  });
}
