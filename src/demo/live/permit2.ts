import { readFile } from "node:fs/promises";
import type { Address, EIP1193Provider, Hex } from "viem";
import { bytesToHex, createWalletClient, custom, publicActions } from "viem";
import { hardhat } from "viem/chains";

import {
  deployDeterministic,
  deterministicAddress,
  ensureDeployer,
} from "../../deploy/deterministicDeployer.ts";
import { permit2Address } from "../../order/fundingTypedData.ts";
import type { Chain } from "./chain.ts";

/** The salt that Permit2 was deployed with. */
const salt: Hex = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** Deploys the real Permit2 to its address, which CREATE2 makes a proof of the bytes. */
export async function deployPermit2({ provider, chainId }: Chain, from: Address): Promise<void> {
  // The npm package that ships its creation code exports a plugin for another Hardhat; only its data file is read.
  const file = new URL(`../bin/${permit2Address}.bytecode`, import.meta.resolve("hardhat-predeploy"));
  const initCode = bytesToHex(await readFile(file));
  if (deterministicAddress(initCode, salt) !== permit2Address)
    throw new Error("This is not Permit2's creation code.");
  const client = createWalletClient({
    account: from,
    chain: { ...hardhat, id: chainId },
    transport: custom(provider as EIP1193Provider),
  }).extend(publicActions);
  await ensureDeployer(client);
  await deployDeterministic(client, initCode, salt);
}
