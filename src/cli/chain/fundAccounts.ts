import { type Address, parseAbi, parseUnits, zeroAddress } from "viem";

import type { DeployClient } from "../../deploy/deployClient.ts";
import { type ModelStablecoin, modelStablecoins } from "../../deploy/planStablecoins.ts";
import type { DeploymentRecord } from "../../deploy/record.ts";
import { type AccountName, addressOf } from "./accounts.ts";

const tokenAbi = parseAbi([
  "function mint(address to, uint256 value)",
  "event Transfer(address indexed from, address indexed to, uint256 value)",
]);

/** What some accounts begin with, in whole dollars or as many euros. */
const beginWith: readonly (readonly [AccountName, bigint])[] = [
  ["buyer", 1_000_000n],
  ["seller", 10_000n],
  ["maker", 10_000_000n],
  ["platform", 100_000n],
];
/** So that sums look alike in every currency. */
const unitsOf: Readonly<Record<string, bigint>> = { JPYC: 150n };

/** A model stablecoin on a chain. */
export interface LocalStablecoin extends ModelStablecoin {
  readonly address: Address;
}

/** The stablecoins of a local chain. */
export function stablecoinsOf({ contracts }: DeploymentRecord): LocalStablecoin[] {
  return modelStablecoins.flatMap((coin) => {
    const address = contracts[coin.contract]?.address;
    return address === undefined ? [] : [{ ...coin, address }];
  });
}

/**
 * Mints to the demo accounts what they begin with, each once in the life of the chain: what they spent stays spent.
 *
 * @param issuer Sends as the owner of the models.
 */
export async function fundAccounts(issuer: DeployClient, coins: readonly LocalStablecoin[]): Promise<void> {
  for (const { address, symbol, decimals } of coins) {
    const event = tokenAbi[1];
    const minted = await issuer.getLogs({ address, event, args: { from: zeroAddress }, fromBlock: 0n });
    const funded = new Set(minted.map(({ args }) => args.to));
    for (const [name, units] of beginWith) {
      const to = addressOf(name);
      if (funded.has(to)) continue;
      const value = parseUnits((units * (unitsOf[symbol] ?? 1n)).toString(), decimals);
      const mint = { address, abi: tokenAbi, functionName: "mint", args: [to, value] } as const;
      await issuer.waitForTransactionReceipt({ hash: await issuer.writeContract(mint) });
    }
  }
}
