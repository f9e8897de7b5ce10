import { expect } from "chai";

import {
  TestPayer__factory,
  UniswapV3Venue__factory,
  UniswapV4Venue__factory,
} from "../../../typechain-types/index.ts";
import { deployUniswapV3, encodeV3Path } from "../../helpers/uniswapV3.ts";
import { deployUniswapV4, encodeV4Data } from "../../helpers/uniswapV4.ts";
import { createVenueWorld, POOL_FEE } from "../../helpers/venueWorld.ts";

const units = 1_000_000n;
const BeforeTransfer = 1;
const depth = 1_000_000n * units;
const spent = 1_000n * units;

/** A trader about to spend a token with hooks, and a second payer whose money the hooks can spend. */
async function createScene() {
  const world = await createVenueWorld();
  const hostile = await world.newReentrant();
  const hostileAt = await world.addressOf(hostile);
  const [eurc, usdc] = [await world.newToken("EURC", 6), await world.newToken("USDC", 6)];
  const accomplice = await new TestPayer__factory(world.operator).deploy();
  await world.fund(hostile, 10_000n * units);

  await eurc.mint(hostileAt, 10_000n * units);
  await hostile.arm(
    BeforeTransfer,
    await eurc.getAddress(),
    eurc.interface.encodeFunctionData("approve", [await accomplice.getAddress(), world.ethers.MaxUint256]),
    1n,
  );
  await hostile.connect(world.trader).transfer(world.trader, 0n);
  expect(await eurc.allowance(hostileAt, accomplice)).to.equal(world.ethers.MaxUint256);
  return { world, hostile, hostileAt, eurc, usdc, accomplice };
}

describe("re-entry from a token during a swap in Uniswap v3", () => {
  async function createV3Scene() {
    const scene = await createScene();
    const { world, hostile, hostileAt, eurc, usdc } = scene;
    const gbp = await world.newToken("GBP", 6);
    const v3 = await deployUniswapV3(world.provider);
    const at = {
      hostile: hostileAt,
      eurc: await world.addressOf(eurc),
      usdc: await world.addressOf(usdc),
      gbp: await world.addressOf(gbp),
    };
    for (const [base, quote] of [
      [hostile, usdc],
      [usdc, gbp],
      [eurc, usdc],
    ] as const) {
      await v3.createPool({ ...(await world.depthOf(base, depth, quote, depth)), fee: POOL_FEE });
    }
    const venue = UniswapV3Venue__factory.connect(v3.venue, world.operator);
    const sale = encodeV3Path(at.hostile, [POOL_FEE, at.usdc], [POOL_FEE, at.gbp]);
    const trade = await world.tradeOf(hostile, gbp, spent, 1n);
    const balances = async () =>
      Promise.all([hostile, usdc, gbp, eurc].map((token) => token.balanceOf(venue)));
    return { ...scene, gbp, v3, at, venue, sale, trade, balances };
  }

  it("refuses a forged callback while the money of another trade lies at the venue", async () => {
    const { world, hostile, v3, at, venue, sale, trade, balances, gbp } = await createV3Scene();
    const snapshot = await world.provider.request({ method: "evm_snapshot" });
    await world.asTrader.sell(venue, trade, sale);
    const expected = await gbp.balanceOf(world.recipient);
    await world.provider.request({ method: "evm_revert", params: [snapshot] });

    // It wants the USDC that the first pool has just sent to the venue, which pays itself by its own address.
    const forged = world.ethers.solidityPacked(
      ["address", "uint256", "bytes"],
      [v3.venue, world.ethers.MaxUint256, encodeV3Path(at.usdc, [POOL_FEE, at.gbp])],
    );
    await hostile.arm(
      BeforeTransfer,
      v3.venue,
      venue.interface.encodeFunctionData("uniswapV3SwapCallback", [spent / 2n, -1n, forged]),
      1n,
    );
    await world.asTrader.sell(venue, trade, sale);
    expect(await hostile.calls()).to.equal(1n);
    expect(await hostile.lastReturnData()).to.equal(
      venue.interface.encodeErrorResult("CallerNotPool", [
        at.hostile,
        await v3.poolOf(at.usdc, at.gbp, POOL_FEE),
      ]),
    );
    expect(await gbp.balanceOf(world.recipient)).to.equal(expected);
    expect(await balances()).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("keeps a trade within a trade apart, to the unit", async () => {
    const { world, hostile, accomplice, eurc, usdc, gbp, at, venue, sale, trade, balances } =
      await createV3Scene();
    const snapshot = await world.provider.request({ method: "evm_snapshot" });
    await world.asTrader.sell(venue, trade, sale);
    const expected = await gbp.balanceOf(world.recipient);
    await world.provider.request({ method: "evm_revert", params: [snapshot] });

    const within = await world.tradeOf(eurc, usdc, 100n * units, 50n * units);
    await hostile.arm(
      BeforeTransfer,
      await accomplice.getAddress(),
      accomplice.interface.encodeFunctionData("buy", [
        await venue.getAddress(),
        within,
        encodeV3Path(at.usdc, [POOL_FEE, at.eurc]),
      ]),
      1n,
    );
    const sent = world.asTrader.sell(venue, trade, sale);
    await expect(sent).to.emit(world.payer, "Traded").withArgs(expected);
    expect(await hostile.lastSuccess()).to.equal(true);
    await expect(sent).to.changeTokenBalance(world.ethers, usdc, world.recipient, 50n * units);
    await expect(sent).to.changeTokenBalance(world.ethers, gbp, world.recipient, expected);
    expect(await balances()).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("tells each of two nested purchases over several pools its own cost", async () => {
    const { world, hostile, accomplice, eurc, v3, at, venue, balances, gbp } = await createV3Scene();
    const [chf, jpy] = [await world.newToken("CHF", 6), await world.newToken("JPY", 6)];
    for (const quote of [eurc, jpy])
      await v3.createPool({ ...(await world.depthOf(chf, depth, quote, depth)), fee: POOL_FEE });
    const innerPath = encodeV3Path(
      await world.addressOf(jpy),
      [POOL_FEE, await world.addressOf(chf)],
      [POOL_FEE, at.eurc],
    );
    const outerPath = encodeV3Path(at.gbp, [POOL_FEE, at.usdc], [POOL_FEE, at.hostile]);
    await hostile.arm(
      BeforeTransfer,
      await accomplice.getAddress(),
      accomplice.interface.encodeFunctionData("buy", [
        await venue.getAddress(),
        await world.tradeOf(eurc, jpy, spent, 10n * units),
        innerPath,
      ]),
      1n,
    );
    const before = await hostile.balanceOf(world.trader);
    const outer = await world.tradeOf(hostile, gbp, spent, 70n * units);
    const sent = world.asTrader.buy(venue, outer, outerPath);
    await expect(sent).to.changeTokenBalance(world.ethers, jpy, world.recipient, 10n * units);
    await expect(sent).to.changeTokenBalance(world.ethers, gbp, world.recipient, 70n * units);
    const outerCost = before - (await hostile.balanceOf(world.trader));
    const innerCost = 10_000n * units - (await eurc.balanceOf(hostile));
    expect(outerCost).to.not.equal(innerCost);
    await expect(sent).to.emit(world.payer, "Traded").withArgs(outerCost);
    await expect(sent).to.emit(accomplice, "Traded").withArgs(innerCost);
    expect(await balances()).to.deep.equal([0n, 0n, 0n, 0n]);
  });
});

describe("re-entry from a token during a swap in Uniswap v4", () => {
  async function createV4Scene() {
    const scene = await createScene();
    const { world, hostile, eurc, usdc } = scene;
    const v4 = await deployUniswapV4(world.provider);
    const { key } = await v4.createPool(await world.depthOf(hostile, depth, usdc, depth));
    const { key: other } = await v4.createPool(await world.depthOf(eurc, depth, usdc, depth));
    const venue = UniswapV4Venue__factory.connect(v4.venue, world.operator);
    const trade = await world.tradeOf(hostile, usdc, spent, 900n * units);
    return { ...scene, v4, venue, trade, data: encodeV4Data(key), otherData: encodeV4Data(other) };
  }

  it("refuses a forged callback", async () => {
    const { world, hostile, hostileAt, usdc, v4, venue, trade, data } = await createV4Scene();
    await hostile.arm(
      BeforeTransfer,
      v4.venue,
      venue.interface.encodeFunctionData("unlockCallback", [data]),
      1n,
    );
    const sent = world.asTrader.buy(venue, trade, data);
    await expect(sent).to.changeTokenBalance(world.ethers, usdc, world.recipient, 900n * units);
    expect(await hostile.lastReturnData()).to.equal(
      venue.interface.encodeErrorResult("CallerNotPool", [hostileAt, v4.manager]),
    );
  });

  it("leaves no room for a trade within a trade", async () => {
    const { world, hostile, accomplice, eurc, usdc, venue, trade, data, otherData } = await createV4Scene();
    await hostile.arm(
      BeforeTransfer,
      await accomplice.getAddress(),
      accomplice.interface.encodeFunctionData("buy", [
        await venue.getAddress(),
        await world.tradeOf(eurc, usdc, spent, 100n * units),
        otherData,
      ]),
      1n,
    );
    const sent = world.asTrader.buy(venue, trade, data);
    await expect(sent).to.changeTokenBalance(world.ethers, usdc, world.recipient, 900n * units);
    expect(await hostile.lastSuccess()).to.equal(false);
    expect(await hostile.lastReturnData()).to.equal(world.ethers.id("AlreadyUnlocked()").slice(0, 10));
    for (const token of [hostile, eurc, usdc]) expect(await token.balanceOf(venue)).to.equal(0n);
  });

  it("reverts when the hook makes the manager count another currency", async () => {
    const { world, hostile, usdc, v4, venue, trade, data } = await createV4Scene();
    const manager = new world.ethers.Interface([
      "function sync(address currency)",
      "error CurrencyNotSettled()",
    ]);
    await hostile.arm(
      BeforeTransfer,
      v4.manager,
      manager.encodeFunctionData("sync", [await usdc.getAddress()]),
      1n,
    );
    await expect(world.asTrader.buy(venue, trade, data)).to.be.revertedWithCustomError(
      { interface: manager },
      "CurrencyNotSettled",
    );
    expect(await usdc.balanceOf(world.recipient)).to.equal(0n);
  });
});
