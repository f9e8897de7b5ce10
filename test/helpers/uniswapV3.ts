import { readFile } from "node:fs/promises";

import { type Abi, type Address, concatHex, encodePacked, type Hex, keccak256, parseAbi } from "viem";

import { type Depth, type Fund, fundSeeder, type LocalProvider, openDesk, planPool } from "./poolSeeding.ts";

const factoryAbi = parseAbi([
  "function createPool(address tokenA, address tokenB, uint24 fee) returns (address pool)",
  "function getPool(address tokenA, address tokenB, uint24 fee) view returns (address pool)",
]);
const poolAbi = parseAbi(["function initialize(uint160 sqrtPriceX96)"]);
const seederAbi = parseAbi([
  "function addV3(address pool, int24 lowerTick, int24 upperTick, uint128 liquidity)",
  "function removeV3(address pool, int24 lowerTick, int24 upperTick, uint128 liquidity)",
]);

/** The spacing of the steps that goes with a fee, in millionths. */
const tickSpacings = { 500: 10, 3000: 60, 10000: 200 } as const;
/** A fee that the factory knows, in millionths. */
export type V3Fee = keyof typeof tickSpacings;

async function readArtifact(name: string): Promise<{ abi: Abi; bytecode: Hex }> {
  const file = import.meta.resolve(`@uniswap/v3-core/artifacts/contracts/${name}.sol/${name}.json`);
  return JSON.parse(await readFile(new URL(file), "utf8")) as { abi: Abi; bytecode: Hex };
}

/** A Uniswap path: tokens with the fee of each pool between them. For an exact output write it from the output back. */
export function encodeV3Path(first: Address, ...steps: readonly (readonly [V3Fee, Address])[]): Hex {
  return concatHex([
    first,
    ...steps.map(([fee, token]) => encodePacked(["uint24", "address"], [fee, token])),
  ]);
}

/**
 * Deploys the real Uniswap v3 factory and the venue over it.
 *
 * @example
 * const v3 = await deployUniswapV3(provider);
 * await v3.createPool({
 *   fee: 500,
 *   base: { token: eurc, amount: 1_000_000_000_000n },
 *   quote: { token: usdc, amount: 1_080_000_000_000n },
 * });
 * const venueData = encodeV3Path(usdc, [500, eurc]); // buys USDC with EURC, exactly
 */
export async function deployUniswapV3(provider: LocalProvider) {
  const desk = await openDesk(provider);
  const [factoryArtifact, poolArtifact] = [
    await readArtifact("UniswapV3Factory"),
    await readArtifact("UniswapV3Pool"),
  ];
  const poolInitCodeHash = keccak256(poolArtifact.bytecode);
  const factory = await desk.deploy(factoryArtifact.abi, factoryArtifact.bytecode);
  const venue = await desk.deployOwn("UniswapV3Venue", [factory, poolInitCodeHash]);
  const seeder = await desk.deployOwn("PoolSeeder");

  const poolOf = (tokenA: Address, tokenB: Address, fee: V3Fee) =>
    desk.client.readContract({
      address: factory,
      abi: factoryAbi,
      functionName: "getPool",
      args: [tokenA, tokenB, fee],
    });

  return {
    factory,
    poolInitCodeHash,
    venue,
    /** Owns the liquidity of every pool created here. */
    seeder,
    poolOf,
    /**
     * Creates a pool of that price and depth. The tokens are minted by the chain's first account, unless `fund` says
     * otherwise.
     */
    createPool: async ({ fee, fund = desk.mint, ...depth }: Depth & { fee: V3Fee; fund?: Fund }) => {
      const { token0, token1, sqrtPriceX96, position } = planPool(depth, tickSpacings[fee]);
      await desk.mined(
        await desk.client.writeContract({
          address: factory,
          abi: factoryAbi,
          functionName: "createPool",
          args: [token0.token, token1.token, fee],
        }),
      );
      const pool = await poolOf(token0.token, token1.token, fee);
      await desk.mined(
        await desk.client.writeContract({
          address: pool,
          abi: poolAbi,
          functionName: "initialize",
          args: [sqrtPriceX96],
        }),
      );
      await fundSeeder(fund, seeder, depth);
      const { lowerTick, upperTick, liquidity } = position;
      const liquidityCall = (functionName: "addV3" | "removeV3") => async () =>
        desk.mined(
          await desk.client.writeContract({
            address: seeder,
            abi: seederAbi,
            functionName,
            args: [pool, lowerTick, upperTick, liquidity],
            // A pool writes its price down in the first call of a second: an estimate for this second may be too low.
            gas: 2_000_000n,
          }),
        );
      await liquidityCall("addV3")();
      return {
        pool,
        ...position,
        /** Takes all liquidity out. */
        drain: liquidityCall("removeV3"),
      };
    },
  };
}

export type UniswapV3 = Awaited<ReturnType<typeof deployUniswapV3>>;
