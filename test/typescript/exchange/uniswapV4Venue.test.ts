import { readFile } from "node:fs/promises";

import { expect } from "chai";
import { Interface, type InterfaceAbi } from "ethers";
import { type Address, type Hex, zeroAddress } from "viem";

import {
  type MockErc20,
  type UniswapV4Venue,
  UniswapV4Venue__factory,
} from "../../../typechain-types/index.ts";
import {
  deployUniswapV4,
  encodeV4Data,
  readPoolManager,
  type UniswapV4,
  v4KeyOf,
} from "../../helpers/uniswapV4.ts";
import { createVenueWorld, type VenueWorld } from "../../helpers/venueWorld.ts";

const units = 1_000_000n;
const depth = 1_000_000n * units;
const Fault = { None: 0, PaysOneMore: 3 } as const;
// The lowest bits of a hook's address say what it does: before and after a swap, and changing the amounts in both.
const swapHook: Address = "0x4444444444444444444444444444444444440000";
const beforeSwapOnly = `${swapHook.slice(0, -4)}0080` as Address;
const changesAmounts = `${swapHook.slice(0, -4)}00cc` as Address;

/** Uniswap's own test hook, which shifts the amounts of a swap as told. */
async function readShiftingHook(): Promise<{ abi: InterfaceAbi; bytecode: string }> {
  const file = import.meta.resolve("@uniswap/v4-core/out/DeltaReturningHook.sol/DeltaReturningHook.json");
  const { abi, bytecode } = JSON.parse(await readFile(new URL(file), "utf8")) as {
    abi: InterfaceAbi;
    bytecode: { object: string };
  };
  return { abi, bytecode: bytecode.object };
}

describe("UniswapV4Venue and its pool manager", () => {
  let world: VenueWorld;
  let v4: UniswapV4;
  let venue: UniswapV4Venue;
  let manager: { interface: Interface };
  let [eurc, usdc] = [] as unknown as [MockErc20, MockErc20];
  let [eurcAt, usdcAt] = [] as unknown as [Address, Address];
  let data: Hex;

  beforeEach(async () => {
    world = await createVenueWorld();
    v4 = await deployUniswapV4(world.provider);
    venue = UniswapV4Venue__factory.connect(v4.venue, world.operator);
    const { abi } = await readPoolManager();
    manager = { interface: new Interface(abi as InterfaceAbi) };
    [eurc, usdc] = [await world.newToken("EURC", 6), await world.newToken("USDC", 6)];
    [eurcAt, usdcAt] = [await world.addressOf(eurc), await world.addressOf(usdc)];
    const { key } = await v4.createPool(await world.depthOf(eurc, depth, usdc, depth));
    data = encodeV4Data(key);
    await world.fund(eurc, 10_000n * units);
  });

  const expectNothingMoved = async () => {
    expect(await eurc.balanceOf(world.trader)).to.equal(10_000n * units);
    expect(await usdc.balanceOf(world.recipient)).to.equal(0n);
    for (const token of [eurc, usdc]) expect(await token.balanceOf(venue)).to.equal(0n);
  };
  const trade = (amountIn: bigint, amountOut: bigint) => world.tradeOf(eurc, usdc, amountIn, amountOut);

  /** A pool whose hooks shift amounts, and the hook. */
  const createShiftedPool = async () => {
    const { abi, bytecode } = await readShiftingHook();
    const original = await new world.ethers.ContractFactory(abi, bytecode, world.operator).deploy(v4.manager);
    const code = await world.ethers.provider.getCode(await original.getAddress());
    await world.provider.request({ method: "hardhat_setCode", params: [changesAmounts, code] });
    const { key } = await v4.createPool({
      ...(await world.depthOf(eurc, depth, usdc, depth)),
      hooks: changesAmounts,
    });
    const hook = new world.ethers.Contract(changesAmounts, abi, world.operator);
    for (const token of [eurc, usdc]) await token.mint(changesAmounts, depth);
    return { shiftedData: encodeV4Data(key), hook };
  };

  it("knows its manager", async () => {
    expect(await venue.poolManager()).to.equal(v4.manager);
  });

  it("reverts on data too short for a key, and on a key that is none", async () => {
    for (const malformed of ["0x", eurcAt, data.slice(0, -2), `0x${"00".repeat(223)}`]) {
      for (const act of ["buy", "sell"] as const) {
        await expect(world.asTrader[act](venue, await trade(units, 1n), malformed))
          .to.be.revertedWithCustomError(venue, "PoolKeyMalformed")
          .withArgs((malformed.length - 2) / 2);
      }
    }
    await expect(
      world.asTrader.buy(venue, await trade(units, 1n), `0x${"ff".repeat(224)}`),
    ).to.be.revertedWithoutReason(world.ethers);
  });

  it("refuses the chain's own coin by name, in either direction", async () => {
    const native = v4KeyOf(zeroAddress, usdcAt);
    for (const act of ["buy", "sell"] as const) {
      await expect(world.asTrader[act](venue, await trade(units, 1n), encodeV4Data(native)))
        .to.be.revertedWithCustomError(venue, "PoolCurrencyNative")
        .withArgs(zeroAddress, usdcAt);
    }
    await expectNothingMoved();
  });

  it("reverts on a pool that nobody initialized", async () => {
    const unknown = encodeV4Data(v4KeyOf(eurcAt, usdcAt, { fee: 3_000, tickSpacing: 60 }));
    await expect(world.asTrader.buy(venue, await trade(units, 1n), unknown)).to.be.revertedWithCustomError(
      manager,
      "PoolNotInitialized",
    );
  });

  it("reverts on a key with the currencies in the wrong order", async () => {
    const { currency0, currency1, ...rest } = v4KeyOf(eurcAt, usdcAt);
    const swapped = encodeV4Data({ ...rest, currency0: currency1, currency1: currency0 });
    await expect(world.asTrader.buy(venue, await trade(units, 1n), swapped)).to.be.revertedWithCustomError(
      manager,
      "PoolNotInitialized",
    );
  });

  it("reverts when the pool's hooks have no code", async () => {
    const { key } = await v4.createPool({
      ...(await world.depthOf(eurc, depth, usdc, depth)),
      hooks: beforeSwapOnly,
    });
    const hooks = { interface: new Interface(["error InvalidHookResponse()"]) };
    for (const act of ["buy", "sell"] as const) {
      await expect(
        world.asTrader[act](venue, await trade(units, 1n), encodeV4Data(key)),
      ).to.be.revertedWithCustomError(hooks, "InvalidHookResponse");
    }
    await expectNothingMoved();
  });

  it("holds the maximum against hooks that take a surcharge", async () => {
    const { shiftedData, hook } = await createShiftedPool();
    await world.asTrader.buy(venue, await trade(1_010n * units, 1_000n * units), shiftedData);
    const cost = 10_000n * units - (await eurc.balanceOf(world.trader));
    await hook.getFunction("setDeltaUnspecifiedBeforeSwap")(50n * units);
    // A second purchase costs a little more than the first one; with the surcharge far more.
    await expect(world.asTrader.buy(venue, await trade(1_010n * units, 1_000n * units), shiftedData))
      .to.be.revertedWithCustomError(venue, "PoolInputAboveMaximum")
      .withArgs((asked: bigint) => asked > cost + 50n * units, 1_010n * units);
    await world.asTrader.buy(venue, await trade(1_060n * units, 1_000n * units), shiftedData);
    expect(await usdc.balanceOf(world.recipient)).to.equal(2_000n * units);
  });

  it("holds the minimum against hooks that keep a part", async () => {
    const { shiftedData, hook } = await createShiftedPool();
    await hook.getFunction("setDeltaUnspecifiedAfterSwap")(50n * units);
    await expect(world.asTrader.sell(venue, await trade(1_000n * units, 990n * units), shiftedData))
      .to.be.revertedWithCustomError(venue, "PoolOutputBelowMinimum")
      .withArgs((delivered: bigint) => delivered < 950n * units, 990n * units);
    await expectNothingMoved();
  });

  it("reverts when hooks turn a trade around", async () => {
    const { shiftedData, hook } = await createShiftedPool();
    await hook.getFunction("setDeltaUnspecifiedBeforeSwap")(-5_000n * units);
    const positive = (delta: bigint) => delta > 3_000n * units;
    await expect(world.asTrader.buy(venue, await trade(2_000n * units, 1_000n * units), shiftedData))
      .to.be.revertedWithCustomError(venue, "PoolDeltaReversed")
      .withArgs(positive, 1_000n * units);
    await hook.getFunction("setDeltaUnspecifiedBeforeSwap")(5_000n * units);
    await expect(world.asTrader.sell(venue, await trade(1_000n * units, 0n), shiftedData))
      .to.be.revertedWithCustomError(venue, "PoolDeltaReversed")
      .withArgs(-1_000n * units, (delta: bigint) => delta < -3_000n * units);
    await expectNothingMoved();
  });

  it("reverts when the payer pays more than asked, by the manager's own count", async () => {
    await world.payer.setFault(Fault.PaysOneMore);
    await expect(
      world.asTrader.buy(venue, await trade(10_000n * units, 100n * units), data),
    ).to.be.revertedWithCustomError(manager, "CurrencyNotSettled");
    await expectNothingMoved();
    await world.payer.setFault(Fault.None);
    await world.asTrader.buy(venue, await trade(10_000n * units, 100n * units), data);
    expect(await usdc.balanceOf(world.recipient)).to.equal(100n * units);
  });

  it("believes no callback but the manager's", async () => {
    const { ethers, stranger } = world;
    const forged = ethers.AbiCoder.defaultAbiCoder().encode(
      ["address", "bool", "bytes"],
      [await world.payer.getAddress(), true, data],
    );
    for (const given of [forged, "0x"]) {
      await expect(venue.connect(stranger).unlockCallback(given))
        .to.be.revertedWithCustomError(venue, "CallerNotPool")
        .withArgs(stranger.address, v4.manager);
    }
    await expectNothingMoved();
  });
});
