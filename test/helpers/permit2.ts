import type { Address } from "viem";

import { createDeployClient } from "../../src/deploy/deployClient.ts";
import { DETERMINISTIC_DEPLOYER, deployDeterministic } from "../../src/deploy/deterministicDeployer.ts";
import { planPermit2 } from "../../src/deploy/permit2.ts";

/** Permit2's address on every chain. */
export const PERMIT2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

const DEPLOYER_CODE =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

/** Deploys the real Permit2 to its address. */
export async function deployPermit2(provider: {
  request(args: { method: string; params?: unknown[] }): Promise<unknown>;
}): Promise<void> {
  const chainId = Number(await provider.request({ method: "eth_chainId" }));
  const [account] = (await provider.request({ method: "eth_accounts" })) as Address[];
  if (account === undefined) throw new Error("The chain has no unlocked account to deploy Permit2 from.");
  const client = createDeployClient({ provider, chainId, account });
  const { initCode, salt } = await planPermit2();
  // Not by its presigned transaction: the next hard fork wants more gas than that one brings.
  await provider.request({ method: "hardhat_setCode", params: [DETERMINISTIC_DEPLOYER, DEPLOYER_CODE] });
  await deployDeterministic(client, initCode, salt);
}
