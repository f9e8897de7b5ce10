import { keccak256 } from "viem";

import { checkCode } from "./checkCode.ts";
import type { DeployClient } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { deployDeterministic } from "./deterministicDeployer.ts";
import { type Creation, findCreation } from "./findCreation.ts";
import type { Plan } from "./plan.ts";
import type { ContractRecord } from "./record.ts";

/** What became of a plan. */
export interface Deployed {
  readonly plan: Plan;
  readonly record: ContractRecord;
  /** Gas of the deployment, or `undefined` when the contract was there already. */
  readonly gasUsed: bigint | undefined;
}

async function creationOf(
  client: DeployClient,
  plan: Plan,
  known: ContractRecord | undefined,
): Promise<Creation> {
  if (known?.address !== plan.address) return await findCreation(client, plan);
  if (known.transactionHash === null) return known;
  // A development chain that began anew may have the contract from another transaction than the record says.
  const { transactionHash: hash } = known;
  const receipt = await client.getTransactionReceipt({ hash }).catch(() => undefined);
  return receipt?.blockNumber === BigInt(known.block) ? known : await findCreation(client, plan);
}

/**
 * Puts a contract at its address unless it is there, checks its code and says when it came.
 *
 * @param known What the record says of it so far.
 * @throws DeployError when the code is not the build's.
 */
export async function deployPlan(
  client: DeployClient,
  plan: Plan,
  known: ContractRecord | undefined,
): Promise<Deployed> {
  const hash = await deployDeterministic(client, plan.initCode, plan.salt);
  const receipt = hash && (await client.getTransactionReceipt({ hash }));
  const code = await client.getCode({ address: plan.address });
  if (code === undefined)
    throw new DeployError(`The RPC does not show ${plan.name} yet. Run the deployment again.`);
  checkCode(plan, code, client.chain.id);

  const { transactionHash, block } = receipt
    ? { transactionHash: receipt.transactionHash, block: Number(receipt.blockNumber) }
    : await creationOf(client, plan, known);
  const { timestamp } = await client.getBlock({ blockNumber: BigInt(block) });
  const record: ContractRecord = {
    address: plan.address,
    transactionHash,
    block,
    deployedAt: Number(timestamp),
    constructorArgs: [...plan.constructorArgs],
    salt: plan.salt,
    initCodeHash: keccak256(plan.initCode),
    codeHash: keccak256(code),
    ...(plan.build && { build: { compiler: plan.build.compiler, settingsHash: plan.build.settingsHash } }),
  };
  return { plan, record, gasUsed: receipt?.gasUsed };
}
