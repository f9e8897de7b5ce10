import { type Address, encodeFunctionData, type Hex, parseAbi } from "viem";
import { getCode, readContract } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import { DETERMINISTIC_DEPLOYER, deterministicCall } from "../../deploy/deterministicDeployer.ts";
import { planContract } from "../../deploy/plan.ts";
import { readBuildFile } from "../../deploy/readBuildFile.ts";
import { LadingError } from "../../order/errors.ts";
import { silenceOf } from "../../rpc/nodeFailure.ts";

const registryAbi = parseAbi([
  "function successorOf(address account) view returns (address successor)",
  "function nameSuccessor(address successor)",
]);

/** The registry in which each account names its successor itself: nobody's, and at the same address on every chain. */
export interface NamedSuccessorRegistry {
  readonly address: Address;
  /** Its code, for simulating what comes after its deployment. */
  readonly code: Hex;
  /** What deploys it where a chain does not have it; `undefined` where it has. */
  readonly deployment: RegistryCall | undefined;
}

export interface RegistryCall {
  readonly to: Address;
  readonly data: Hex;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

/**
 * Finds the registry on a chain.
 *
 * @throws LadingError where nobody can deploy it, because the chain has not the deployer that every public chain has.
 */
export async function findNamedSuccessor(client: EscrowClient): Promise<NamedSuccessorRegistry> {
  const build = await readBuildFile("NamedSuccessor");
  const { address, initCode, salt } = planContract({ name: "NamedSuccessor", build });
  const code = build.deployedBytecode;
  if ((await getCode(client, { address })) !== undefined) return { address, code, deployment: undefined };
  if ((await getCode(client, { address: DETERMINISTIC_DEPLOYER })) === undefined)
    throw new LadingError(
      "This chain has no registry of successors, and not the contract that deploys one.",
      {
        metaMessages: [
          `expected: ${DETERMINISTIC_DEPLOYER}, the deterministic deployment proxy`,
          "Give a registry of your own: lading recovery set REGISTRY.",
        ],
        docsPath: "docs/operations/recovery.md",
      },
    );
  const data = deterministicCall(initCode, salt);
  return {
    address,
    code,
    deployment: { to: DETERMINISTIC_DEPLOYER, data, functionName: "deploy", args: [salt] },
  };
}

/** The call by which an account names its successor. */
export function nameSuccessorCall(registry: Address, successor: Address): RegistryCall {
  const functionName = "nameSuccessor";
  const data = encodeFunctionData({ abi: registryAbi, functionName, args: [successor] });
  return { to: registry, data, functionName, args: [successor] };
}

/** Whom a registry names; `undefined` when it does not answer as registries do. */
export async function successorOf(
  client: EscrowClient,
  registry: Address,
  account: Address,
): Promise<Address | undefined> {
  const question = { address: registry, abi: registryAbi, functionName: "successorOf" } as const;
  return readContract(client, { ...question, args: [account] }).catch((error: unknown) => {
    if (silenceOf(error) !== undefined) throw error;
    return undefined;
  });
}
