import { type Hex, pad } from "viem";

import type { ReadBuild } from "./builtContract.ts";
import { type Plan, planContract } from "./plan.ts";
import type { Uniswap } from "./uniswap.ts";

/** Plans the venues over a chain's Uniswap. Unlike the suite's, their addresses differ from chain to chain, as Uniswap's do. */
export async function planPoolVenues(
  readBuild: ReadBuild,
  { v3Factory, v3PoolInitCodeHash, v4PoolManager }: Uniswap,
): Promise<[Plan, Plan]> {
  const word = (address: string): Hex => pad(address.toLowerCase() as Hex);
  return [
    planContract({
      name: "UniswapV3Venue",
      build: await readBuild("UniswapV3Venue"),
      constructorArgs: [v3Factory, v3PoolInitCodeHash],
      immutableValues: () => [word(v3Factory), v3PoolInitCodeHash],
    }),
    planContract({
      name: "UniswapV4Venue",
      build: await readBuild("UniswapV4Venue"),
      constructorArgs: [v4PoolManager],
      immutableValues: () => [word(v4PoolManager)],
    }),
  ];
}
