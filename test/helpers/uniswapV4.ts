import { readFile } from "node:fs/promises";

import { type Abi, type Address, encodeAbiParameters, type Hex, parseAbi, zeroAddress } from "viem";

import { type Depth, type Fund, fundSeeder, type LocalProvider, openDesk, planPool } from "./poolSeeding.ts";

const poolKeyParameter = {
  name: "key",
  type: "tuple",
  components: [
    { name: "currency0", type: "address" },
    { name: "currency1", type: "address" },
    { name: "fee", type: "uint24" },
    { name: "tickSpacing", type: "int24" },
    { name: "hooks", type: "address" },
  ],
} as const;
const poolKeyStruct =
  "struct PoolKey { address currency0; address currency1; uint24 fee; int24 tickSpacing; address hooks; }";
const managerAbi = parseAbi([
  poolKeyStruct,
  "function initialize(PoolKey key, uint160 sqrtPriceX96) returns (int24 tick)",
]);
const seederAbi = parseAbi([
  poolKeyStruct,
  "function changeV4(address manager, PoolKey key, int24 lowerTick, int24 upperTick, int256 liquidityDelta)",
]);

/** What names a pool in Uniswap v4. */
export interface V4PoolKey {
  readonly currency0: Address;
  readonly currency1: Address;
  /** In millionths. */
  readonly fee: number;
  readonly tickSpacing: number;
  readonly hooks: Address;
}

/** The key of two tokens' pool; their order does not matter. */
export function v4KeyOf(
  tokenA: Address,
  tokenB: Address,
  { fee = 500, tickSpacing = 10, hooks = zeroAddress }: Partial<V4PoolKey> = {},
): V4PoolKey {
  const [currency0, currency1] = BigInt(tokenA) < BigInt(tokenB) ? [tokenA, tokenB] : [tokenB, tokenA];
  return { currency0, currency1, fee, tickSpacing, hooks };
}

/** The venue's data. */
export const encodeV4Data = (key: V4PoolKey, hookData: Hex = "0x"): Hex =>
  encodeAbiParameters([poolKeyParameter, { name: "hookData", type: "bytes" }], [key, hookData]);

/** The real pool manager's artifact. */
export async function readPoolManager(): Promise<{ abi: Abi; bytecode: Hex }> {
  const file = import.meta.resolve("@uniswap/v4-core/out/PoolManager.sol/PoolManager.json");
  const { abi, bytecode } = JSON.parse(await readFile(new URL(file), "utf8")) as {
    abi: Abi;
    bytecode: { object: Hex };
  };
  return { abi, bytecode: bytecode.object };
}

/**
 * Deploys the real Uniswap v4 pool manager and the venue over it.
 *
 * @example
 * const v4 = await deployUniswapV4(provider);
 * const { key } = await v4.createPool({
 *   base: { token: eurc, amount: 1_000_000_000_000n },
 *   quote: { token: usdc, amount: 1_080_000_000_000n },
 * });
 * const venueData = encodeV4Data(key);
 */
export async function deployUniswapV4(provider: LocalProvider) {
  const desk = await openDesk(provider);
  const { abi, bytecode } = await readPoolManager();
  const manager = await desk.deploy(abi, bytecode, [desk.account]);
  const venue = await desk.deployOwn("UniswapV4Venue", [manager]);
  const seeder = await desk.deployOwn("PoolSeeder");

  return {
    manager,
    venue,
    /** Owns the liquidity of every pool created here. */
    seeder,
    /**
     * Creates a pool of that price and depth. The tokens are minted by the chain's first account, unless `fund` says
     * otherwise.
     */
    createPool: async ({
      fund = desk.mint,
      fee,
      tickSpacing,
      hooks,
      ...depth
    }: Depth & Partial<Pick<V4PoolKey, "fee" | "tickSpacing" | "hooks">> & { fund?: Fund }) => {
      const key = v4KeyOf(depth.base.token, depth.quote.token, {
        ...(fee === undefined ? {} : { fee }),
        ...(tickSpacing === undefined ? {} : { tickSpacing }),
        ...(hooks === undefined ? {} : { hooks }),
      });
      const { sqrtPriceX96, position } = planPool(depth, key.tickSpacing);
      await desk.mined(
        await desk.client.writeContract({
          address: manager,
          abi: managerAbi,
          functionName: "initialize",
          args: [key, sqrtPriceX96],
        }),
      );
      await fundSeeder(fund, seeder, depth);
      const { lowerTick, upperTick, liquidity } = position;
      const changeBy = async (liquidityDelta: bigint) =>
        desk.mined(
          await desk.client.writeContract({
            address: seeder,
            abi: seederAbi,
            functionName: "changeV4",
            args: [manager, key, lowerTick, upperTick, liquidityDelta],
          }),
        );
      await changeBy(liquidity);
      return {
        key,
        ...position,
        /** Takes all liquidity out. */
        drain: () => changeBy(-liquidity),
      };
    },
  };
}

export type UniswapV4 = Awaited<ReturnType<typeof deployUniswapV4>>;
