import { type Address, concat, getContractAddress, type Hash, type Hex, parseEther } from "viem";

import type { DeployClient } from "./deployClient.ts";

/** Arachnid's deterministic deployment proxy: the same address on every chain, because nobody holds its key. */
export const DETERMINISTIC_DEPLOYER: Address = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

/** The one transaction that creates the proxy, signed with a made-up signature and no chain id. */
const CREATION =
  "0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222";
const CREATOR: Address = "0x3fAB184622Dc19b6109349B94811493BF2a45362";
const CREATION_COST = parseEther("0.01");

/** Where the proxy puts a contract. */
export function deterministicAddress(initCode: Hex, salt: Hash): Address {
  return getContractAddress({ opcode: "CREATE2", from: DETERMINISTIC_DEPLOYER, bytecode: initCode, salt });
}

/** Creates the proxy where a chain does not have it yet; every public chain has. */
export async function ensureDeployer(client: DeployClient): Promise<void> {
  if (await client.getCode({ address: DETERMINISTIC_DEPLOYER })) return;
  const funded = await client.sendTransaction({ to: CREATOR, value: CREATION_COST });
  await client.waitForTransactionReceipt({ hash: funded, pollingInterval: 100 });
  const created = await client.sendRawTransaction({ serializedTransaction: CREATION });
  await client.waitForTransactionReceipt({ hash: created, pollingInterval: 100 });
}

/**
 * Puts a contract at its deterministic address unless it is there.
 *
 * @returns The transaction, or `undefined` when nothing was to be done.
 */
export async function deployDeterministic(
  client: DeployClient,
  initCode: Hex,
  salt: Hash,
): Promise<Hash | undefined> {
  const address = deterministicAddress(initCode, salt);
  if (await client.getCode({ address })) return undefined;
  const hash = await client.sendTransaction({ to: DETERMINISTIC_DEPLOYER, data: concat([salt, initCode]) });
  const receipt = await client.waitForTransactionReceipt({ hash, pollingInterval: 100 });
  if (receipt.status !== "success" || !(await client.getCode({ address }))) {
    throw new Error(
      `The deployment of ${address} failed in ${hash}. Nothing else was changed; run it again.`,
    );
  }
  return hash;
}
