import { artifacts } from "hardhat";
import {
  type Abi,
  type Address,
  createWalletClient,
  custom,
  getAddress,
  type Hex,
  parseAbi,
  publicActions,
  type TransactionReceipt,
} from "viem";
import { hardhat } from "viem/chains";

import { fullRange, liquidityOf, rangeAround, sqrtPriceX96Of } from "./uniswapMath.ts";

const mintAbi = parseAbi(["function mint(address to, uint256 amount)"]);

/** A local chain with unlocked accounts. */
export interface LocalProvider {
  request(args: { method: string; params?: unknown[] }): Promise<unknown>;
}

/** Makes an account own so much of a token. */
export type Fund = (token: Address, to: Address, amount: bigint) => Promise<unknown>;

/**
 * What a pool holds. `base` and `quote` are worth the same, so they are the pool's price as well as its depth, each in
 * its token's smallest unit.
 */
export interface Depth {
  readonly base: { readonly token: Address; readonly amount: bigint };
  readonly quote: { readonly token: Address; readonly amount: bigint };
  /**
   * How far the liquidity reaches below and above the price, in steps of 0.01 %; over all prices unless given. A range
   * begins and ends at whole steps of the pool, so one of the two tokens may come out a little short.
   */
  readonly width?: number;
}

/** Where liquidity lies, and how much. */
export interface Position {
  readonly lowerTick: number;
  readonly upperTick: number;
  readonly liquidity: bigint;
}

/** Sends from the chain's first unlocked account and waits. */
export async function openDesk(provider: LocalProvider) {
  const [account] = (await provider.request({ method: "eth_accounts" })) as Address[];
  if (account === undefined) throw new Error("The chain has no unlocked account.");
  const client = createWalletClient({
    account,
    chain: hardhat,
    transport: custom(provider, { retryCount: 0 }),
  }).extend(publicActions);

  const mined = async (hash: Hex): Promise<TransactionReceipt> => {
    const receipt = await client.waitForTransactionReceipt({ hash, pollingInterval: 1 });
    if (receipt.status !== "success") throw new Error(`transaction ${hash} reverted`);
    return receipt;
  };

  const deploy = async (abi: Abi, bytecode: Hex, args: unknown[] = []): Promise<Address> => {
    const { contractAddress } = await mined(await client.deployContract({ abi, bytecode, args }));
    if (!contractAddress) throw new Error("Nothing was deployed.");
    return getAddress(contractAddress);
  };

  return {
    client,
    account,
    mined,
    deploy,
    /** Deploys a contract of this project. */
    deployOwn: async (name: string, args: unknown[] = []) => {
      const { abi, bytecode } = await artifacts.readArtifact(name);
      return deploy(abi as Abi, bytecode as Hex, args);
    },
    /** Mints a token that lets the account mint, as all tokens of the tests do. */
    mint: async (token: Address, to: Address, amount: bigint) =>
      mined(
        await client.writeContract({
          address: token,
          abi: mintAbi,
          functionName: "mint",
          args: [to, amount],
        }),
      ),
  };
}

/** How Uniswap sees a pool of this depth: its tokens by address, its price, and where the liquidity goes. */
export function planPool({ base, quote, width }: Depth, tickSpacing: number) {
  const [first, second] = BigInt(base.token) < BigInt(quote.token) ? [base, quote] : [quote, base];
  const sqrtPriceX96 = sqrtPriceX96Of(first.amount, second.amount);
  const range = width === undefined ? fullRange(tickSpacing) : rangeAround(sqrtPriceX96, tickSpacing, width);
  const liquidity = liquidityOf(sqrtPriceX96, range, first.amount, second.amount);
  return { token0: first, token1: second, sqrtPriceX96, position: { ...range, liquidity } };
}

/** Gives the seeder what a pool will ask for; a little more than the depth, since pools round up. */
export async function fundSeeder(fund: Fund, seeder: Address, { base, quote }: Depth): Promise<void> {
  for (const { token, amount } of [base, quote]) await fund(token, seeder, amount + amount / 1_000n + 1n);
}
