import type { Address, Hex } from "viem";

/** Where Uniswap is on a chain. */
export interface Uniswap {
  readonly v3Factory: Address;
  /** Hash of the creation code of v3's pools, from which their addresses follow. */
  readonly v3PoolInitCodeHash: Hex;
  readonly v4PoolManager: Address;
}

const usualFactory = "0x1F98431c8aD98523631AE4a59f267346ea31F984";
// The same code everywhere but on chains with a virtual machine of their own.
const v3PoolInitCodeHash = "0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54";

// Read on 2026-11-21: v3 in deploys.md of Uniswap/v3-periphery, for Base on docs.uniswap.org and docs.base.org; v4 on
// docs.uniswap.org/contracts/v4/deployments, for Polygon and Arbitrum in several projects that use them.
const known: Readonly<Record<number, Omit<Uniswap, "v3PoolInitCodeHash">>> = {
  1: { v3Factory: usualFactory, v4PoolManager: "0x000000000004444c5dc75cB358380D2e3dE08A90" },
  10: { v3Factory: usualFactory, v4PoolManager: "0x9a13F98Cb987694C9F086b1F5eB990EeA8264Ec3" },
  137: { v3Factory: usualFactory, v4PoolManager: "0x67366782805870060151383F4BbFF9daB53e5cD6" },
  8453: {
    v3Factory: "0x33128a8fC17869897dcE68Ed026d694621f6FDfD",
    v4PoolManager: "0x498581fF718922c3f8e6A244956aF099B2652b2b",
  },
  42161: { v3Factory: usualFactory, v4PoolManager: "0x360E68faCcca8cA495c1B759Fd9EEe466db9FB32" },
};

/** Uniswap on a chain; `undefined` where it is not, or not known here. */
export function uniswapOf(chainId: number): Uniswap | undefined {
  const found = known[chainId];
  return found && { ...found, v3PoolInitCodeHash };
}
