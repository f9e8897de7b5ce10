import { expect } from "chai";
import type { Address } from "viem";

import {
  type MockErc20,
  type UniswapV3Venue,
  UniswapV3Venue__factory,
} from "../../../typechain-types/index.ts";
import { deployUniswapV3, encodeV3Path, type UniswapV3 } from "../../helpers/uniswapV3.ts";
import { createVenueWorld, type VenueWorld } from "../../helpers/venueWorld.ts";

const units = 1_000_000n;
const yen = 10n ** 18n;
const max = 2n ** 256n - 1n;

describe("UniswapV3Venue over several pools", () => {
  let world: VenueWorld;
  let v3: UniswapV3;
  let venue: UniswapV3Venue;
  let tokens: { eurc: MockErc20; usdc: MockErc20; gusd: MockErc20; jpyc: MockErc20 };
  let at: Record<keyof typeof tokens, Address>;
  let pools: { eurcUsdc: Address; usdcGusd: Address; gusdJpyc: Address };
  let drains: Record<keyof typeof pools, () => Promise<unknown>>;

  beforeEach(async () => {
    world = await createVenueWorld();
    v3 = await deployUniswapV3(world.provider);
    venue = UniswapV3Venue__factory.connect(v3.venue, world.operator);
    const [eurc, usdc] = [await world.newToken("EURC", 6), await world.newToken("USDC", 6)];
    const [gusd, jpyc] = [await world.newToken("GUSD", 2), await world.newToken("JPYC", 18)];
    tokens = { eurc, usdc, gusd, jpyc };
    at = {
      eurc: await world.addressOf(eurc),
      usdc: await world.addressOf(usdc),
      gusd: await world.addressOf(gusd),
      jpyc: await world.addressOf(jpyc),
    };
    const first = await v3.createPool({
      ...(await world.depthOf(eurc, 1_000_000n * units, usdc, 1_080_000n * units)),
      fee: 500,
    });
    const second = await v3.createPool({
      ...(await world.depthOf(usdc, 1_000_000n * units, gusd, 1_000_000n * 100n)),
      fee: 500,
    });
    const third = await v3.createPool({
      ...(await world.depthOf(gusd, 1_000_000n * 100n, jpyc, 150_000_000n * yen)),
      fee: 3_000,
    });
    pools = { eurcUsdc: first.pool, usdcGusd: second.pool, gusdJpyc: third.pool };
    drains = { eurcUsdc: first.drain, usdcGusd: second.drain, gusdJpyc: third.drain };
    await world.fund(eurc, 10_000n * units);
  });

  const expectVenueEmpty = async () => {
    for (const token of Object.values(tokens)) expect(await token.balanceOf(venue)).to.equal(0n);
  };
  const purchase = () => encodeV3Path(at.jpyc, [3_000, at.gusd], [500, at.usdc], [500, at.eurc]);
  const sale = () => encodeV3Path(at.eurc, [500, at.usdc], [500, at.gusd], [3_000, at.jpyc]);

  it("knows its factory and the pools' creation code", async () => {
    expect([await venue.factory(), await venue.poolInitCodeHash()]).to.deep.equal([
      v3.factory,
      v3.poolInitCodeHash,
    ]);
    // The hash that Uniswap's own deployments have.
    expect(v3.poolInitCodeHash).to.equal(
      "0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54",
    );
  });

  it("buys exactly over three pools and asks for the first currency only, once", async () => {
    const wanted = 100_000n * yen + 1n;
    const before = await tokens.eurc.balanceOf(world.trader);
    const trade = await world.tradeOf(tokens.eurc, tokens.jpyc, 700n * units, wanted);
    const sent = world.asTrader.buy(venue, trade, purchase());
    await expect(sent).to.changeTokenBalance(world.ethers, tokens.jpyc, world.recipient, wanted);
    const paid = before - (await tokens.eurc.balanceOf(world.trader));
    await expect(sent).to.emit(world.payer, "Asked").withArgs(v3.venue, pools.eurcUsdc, paid);
    await expect(sent).to.emit(world.payer, "Traded").withArgs(paid);
    // 100,000 / 150 / 1.08 is 617.28, fees of 0.4 %, impact of 0.2 %.
    expect(paid).to.be.within(619n * units, 622n * units);
    await expectVenueEmpty();
  });

  it("sells exactly over three pools", async () => {
    const sold = 1_000n * units;
    const trade = await world.tradeOf(tokens.eurc, tokens.jpyc, sold, 160_000n * yen);
    const sent = world.asTrader.sell(venue, trade, sale());
    await expect(sent).to.changeTokenBalance(world.ethers, tokens.eurc, world.trader, -sold);
    await expect(sent).to.emit(world.payer, "Asked").withArgs(v3.venue, pools.eurcUsdc, sold);
    const received = await tokens.jpyc.balanceOf(world.recipient);
    await expect(sent).to.emit(world.payer, "Traded").withArgs(received);
    // 1,000 × 1.08 × 150 is 162,000, fees of 0.4 %, impact of 0.3 %.
    expect(received).to.be.within(160_500n * yen, 161_500n * yen);
    await expectVenueEmpty();
  });

  it("holds the maximum and the minimum of the whole path to the unit", async () => {
    const buying = await world.tradeOf(tokens.eurc, tokens.jpyc, 700n * units, 100_000n * yen);
    const selling = await world.tradeOf(tokens.eurc, tokens.jpyc, 1_000n * units, 0n);
    const snapshot = await world.provider.request({ method: "evm_snapshot" });
    await world.asTrader.buy(venue, buying, purchase());
    const cost = 10_000n * units - (await tokens.eurc.balanceOf(world.trader));
    await world.provider.request({ method: "evm_revert", params: [snapshot] });
    await expect(world.asTrader.buy(venue, { ...buying, amountIn: cost - 1n }, purchase()))
      .to.be.revertedWithCustomError(venue, "PoolInputAboveMaximum")
      .withArgs(cost, cost - 1n);

    const afterBuying = await world.provider.request({ method: "evm_snapshot" });
    await world.asTrader.sell(venue, selling, sale());
    const proceeds = await tokens.jpyc.balanceOf(world.recipient);
    await world.provider.request({ method: "evm_revert", params: [afterBuying] });
    await expect(world.asTrader.sell(venue, { ...selling, amountOut: proceeds + 1n }, sale()))
      .to.be.revertedWithCustomError(venue, "PoolOutputBelowMinimum")
      .withArgs(proceeds, proceeds + 1n);
    expect(await tokens.eurc.balanceOf(world.trader)).to.equal(10_000n * units);
    await expectVenueEmpty();
  });

  for (const drained of ["eurcUsdc", "usdcGusd", "gusdJpyc"] as const) {
    it(`reverts when the pool ${drained} of the path was drained`, async () => {
      await drains[drained]();
      const trade = await world.tradeOf(tokens.eurc, tokens.jpyc, 1_000n * units, 100_000n * yen);
      const wanted = drained === "gusdJpyc" ? [0n, 100_000n * yen] : [0n, (given: bigint) => given > 0n];
      await expect(world.asTrader.buy(venue, trade, purchase()))
        .to.be.revertedWithCustomError(venue, "PoolOutputMismatch")
        .withArgs(...wanted);
      const offered = drained === "eurcUsdc" ? [0n, 1_000n * units] : [0n, (given: bigint) => given > 0n];
      await expect(world.asTrader.sell(venue, trade, sale()))
        .to.be.revertedWithCustomError(venue, "PoolInputMismatch")
        .withArgs(...offered);
      expect(await tokens.eurc.balanceOf(world.trader)).to.equal(10_000n * units);
      await expectVenueEmpty();
    });
  }

  it("reverts on a path of the wrong length", async () => {
    const trade = await world.tradeOf(tokens.eurc, tokens.usdc, 1_000n * units, 1n);
    const path = encodeV3Path(at.usdc, [500, at.eurc]);
    const bytes = (data: string) => (data.length - 2) / 2;
    for (const malformed of [
      "0x",
      at.usdc,
      path.slice(0, -2),
      `${path}00`,
      `${path}${"00".repeat(22)}`,
      `${path}${"00".repeat(24)}`,
    ]) {
      for (const act of ["buy", "sell"] as const) {
        await expect(world.asTrader[act](venue, trade, malformed))
          .to.be.revertedWithCustomError(venue, "PathMalformed")
          .withArgs(bytes(malformed));
      }
    }
  });

  it("reverts on a path that is turned around", async () => {
    const trade = await world.tradeOf(tokens.eurc, tokens.jpyc, 1_000n * units, 1n);
    for (const [act, path] of [
      ["buy", sale()],
      ["sell", purchase()],
    ] as const) {
      await expect(world.asTrader[act](venue, trade, path))
        .to.be.revertedWithCustomError(venue, "VenueTokensMismatch")
        .withArgs(at.jpyc, at.eurc, at.eurc, at.jpyc);
    }
  });

  it("reverts when there is no such pool", async () => {
    const { ethers } = world;
    const [token0, token1] = BigInt(at.eurc) < BigInt(at.usdc) ? [at.eurc, at.usdc] : [at.usdc, at.eurc];
    const salt = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(["address", "address", "uint24"], [token0, token1, 3_000]),
    );
    const missing = ethers.getCreate2Address(v3.factory, salt, v3.poolInitCodeHash);
    const trade = await world.tradeOf(tokens.eurc, tokens.usdc, 1_000n * units, 1n);
    await expect(world.asTrader.buy(venue, trade, encodeV3Path(at.usdc, [3_000, at.eurc])))
      .to.be.revertedWithCustomError(venue, "PoolMissing")
      .withArgs(missing);
    await expect(world.asTrader.sell(venue, trade, encodeV3Path(at.eurc, [3_000, at.usdc])))
      .to.be.revertedWithCustomError(venue, "PoolMissing")
      .withArgs(missing);
  });

  it("reverts on a purchase that passes one pool twice, by the pool's own lock", async () => {
    const trade = await world.tradeOf(tokens.eurc, tokens.usdc, 1_000n * units, 10n * units);
    const path = encodeV3Path(at.usdc, [500, at.eurc], [500, at.usdc], [500, at.eurc]);
    await expect(world.asTrader.buy(venue, trade, path)).to.be.revertedWith("LOK");
  });

  it("reverts when a part of a sale rounds down to nothing", async () => {
    const trade = await world.tradeOf(tokens.eurc, tokens.jpyc, 1n, 0n);
    await expect(world.asTrader.sell(venue, trade, sale())).to.be.revertedWithCustomError(
      venue,
      "TradeAmountZero",
    );
  });

  it("believes no callback but a pool's", async () => {
    const { ethers, stranger, trader } = world;
    // The trader's allowance to the payer is what an attacker would want to spend.
    const data = ethers.solidityPacked(
      ["address", "uint256", "bytes"],
      [await world.payer.getAddress(), max, encodeV3Path(at.usdc, [500, at.eurc])],
    );
    await expect(venue.connect(stranger).uniswapV3SwapCallback(units, -1n, data))
      .to.be.revertedWithCustomError(venue, "CallerNotPool")
      .withArgs(stranger.address, pools.eurcUsdc);
    for (const short of ["0x", "0x00", data.slice(0, 150)]) {
      await expect(
        venue.connect(stranger).uniswapV3SwapCallback(units, -1n, short),
      ).to.be.revertedWithCustomError(venue, "CallerNotPool");
    }
    expect(await tokens.eurc.balanceOf(trader)).to.equal(10_000n * units);
  });

  it("believes no pool of another factory", async () => {
    const other = await deployUniswapV3(world.provider);
    const { pool } = await other.createPool({
      ...(await world.depthOf(tokens.eurc, 1_000_000n * units, tokens.usdc, 1_000_000n * units)),
      fee: 500,
    });
    await world.provider.request({ method: "hardhat_impersonateAccount", params: [pool] });
    await world.provider.request({ method: "hardhat_setBalance", params: [pool, "0xde0b6b3a7640000"] });
    const data = world.ethers.solidityPacked(
      ["address", "uint256", "bytes"],
      [await world.payer.getAddress(), max, encodeV3Path(at.usdc, [500, at.eurc])],
    );
    await expect(venue.connect(await world.ethers.getSigner(pool)).uniswapV3SwapCallback(units, -1n, data))
      .to.be.revertedWithCustomError(venue, "CallerNotPool")
      .withArgs(pool, pools.eurcUsdc);
  });
});
