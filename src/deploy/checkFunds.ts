import { formatEther } from "viem";
import { numberText } from "../text/numberText.ts";
import type { DeployClient } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { CREATION_COST, DETERMINISTIC_DEPLOYER, deterministicCall } from "./deterministicDeployer.ts";
import type { Plan } from "./plan.ts";

async function requireBalance(client: DeployClient, wanted: bigint, purpose: string): Promise<void> {
  const { address } = client.account;
  const balance = await client.getBalance({ address });
  if (balance >= wanted) return;
  throw new DeployError(
    `${address} has ${formatEther(balance)} ether on chain ${client.chain.id}, and ${purpose} takes up to ` +
      `${formatEther(wanted)} at the present gas price. Send it ${formatEther(wanted - balance)} or more, then run ` +
      "this again. Nothing was sent.",
  );
}

/** Checks, before the first transaction, that the account can create the CREATE2 proxy where it is missing. */
export async function checkProxyFunds(client: DeployClient): Promise<void> {
  if (await client.getCode({ address: DETERMINISTIC_DEPLOYER })) return;
  const { maxFeePerGas } = await client.estimateFeesPerGas();
  await requireBalance(client, CREATION_COST + 21_000n * maxFeePerGas, "the CREATE2 proxy");
}

/** Checks, before the first deployment, that the account can pay for all that are to be done. */
export async function checkFunds(client: DeployClient, plans: readonly Plan[]): Promise<void> {
  const gas = await Promise.all(
    plans.map(async ({ address, initCode, salt }) => {
      if (await client.getCode({ address })) return 0n;
      return await client.estimateGas({
        to: DETERMINISTIC_DEPLOYER,
        data: deterministicCall(initCode, salt),
      });
    }),
  );
  const total = gas.reduce((sum, one) => sum + one, 0n);
  if (total === 0n) return;
  const { maxFeePerGas } = await client.estimateFeesPerGas();
  await requireBalance(client, total * maxFeePerGas, `the deployment of ${numberText(total)} gas`);
}
