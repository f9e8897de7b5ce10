import { type Hash, isAddressEqual } from "viem";

import type { DeployClient } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { DETERMINISTIC_DEPLOYER, deterministicCall } from "./deterministicDeployer.ts";
import type { Plan } from "./plan.ts";

/** When a contract came to a chain. */
export interface Creation {
  readonly transactionHash: Hash | null;
  readonly block: number;
}

/** Finds when a contract came to its chain, by halving the chain's past. It needs a node that keeps all of it. */
export async function findCreation(client: DeployClient, plan: Plan): Promise<Creation> {
  const { address } = plan;
  const isThere = async (blockNumber: bigint): Promise<boolean> => {
    try {
      return (await client.getCode({ address, blockNumber })) !== undefined;
    } catch (error) {
      throw new DeployError(
        `${plan.name} is at ${address} already, and this RPC does not know since when. Restore ` +
          `deployments/${client.chain.id}.json from the repository, or use the RPC of an archive node.`,
        error,
      );
    }
  };
  let before = -1n;
  let since = await client.getBlockNumber({ cacheTime: 0 });
  while (since - before > 1n) {
    const middle = (before + since) / 2n;
    if (await isThere(middle)) since = middle;
    else before = middle;
  }

  const { transactions } = await client.getBlock({ blockNumber: since, includeTransactions: true });
  const data = deterministicCall(plan.initCode, plan.salt);
  const creation = transactions.find(
    ({ to, input }) => to !== null && isAddressEqual(to, DETERMINISTIC_DEPLOYER) && input === data,
  );
  return { transactionHash: creation?.hash ?? null, block: Number(since) };
}
