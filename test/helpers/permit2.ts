import { readFile } from "node:fs/promises";
import { bytesToHex, createWalletClient, custom, type EIP1193Provider, type Hash, publicActions } from "viem";
import { hardhat } from "viem/chains";

import {
  DETERMINISTIC_DEPLOYER,
  deployDeterministic,
  deterministicAddress,
} from "../../src/deploy/deterministicDeployer.ts";

/** Permit2's address on every chain. */
export const PERMIT2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

/** The salt that Permit2 was deployed with. */
const SALT: Hash = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

const DEPLOYER_CODE =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

/**
 * Deploys the real Permit2 to its address. CREATE2 makes the address a proof of the bytes.
 *
 * The npm package that ships its creation code exports a plugin for another Hardhat; only its data file is read.
 */
export async function deployPermit2(provider: unknown): Promise<void> {
  const file = new URL(`../bin/${PERMIT2}.bytecode`, import.meta.resolve("hardhat-predeploy"));
  const initCode = bytesToHex(await readFile(file));
  if (deterministicAddress(initCode, SALT) !== PERMIT2)
    throw new Error("This is not Permit2's creation code.");
  const transport = custom(provider as EIP1193Provider);
  const reader = createWalletClient({ chain: hardhat, transport });
  const [account] = await reader.getAddresses();
  if (account === undefined) throw new Error("The chain has no unlocked account to deploy Permit2 from.");
  const client = createWalletClient({ account, chain: hardhat, transport }).extend(publicActions);
  // Not by its presigned transaction: the next hard fork wants more gas than that one brings.
  await transport({}).request({ method: "hardhat_setCode", params: [DETERMINISTIC_DEPLOYER, DEPLOYER_CODE] });
  await deployDeterministic(client, initCode, SALT);
}
