import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { artifacts } from "hardhat";
import type { Hex } from "viem";
import { createTestClient, http, publicActions, walletActions } from "viem";
import { hardhat } from "viem/chains";

/** Puts the escrow on a standing node and notes where, for the scripts that follow. */
export async function deployForScripts(url: string): Promise<void> {
  const client = createTestClient({
    mode: "hardhat",
    chain: hardhat,
    transport: http(url),
    pollingInterval: 50,
  })
    .extend(publicActions)
    .extend(walletActions);
  const [account] = await client.getAddresses();
  if (account === undefined) throw new Error("the node has no unlocked account");
  const { abi, bytecode } = await artifacts.readArtifact("OrderEscrow");
  const hash = await client.deployContract({ account, abi, bytecode: bytecode as Hex });
  const { contractAddress, blockNumber } = await client.waitForTransactionReceipt({ hash });
  const folder = fileURLToPath(new URL("../../deployments/", import.meta.url));
  await mkdir(folder, { recursive: true });
  const note = { escrow: contractAddress, block: Number(blockNumber) };
  await writeFile(`${folder}${hardhat.id}.json`, `${JSON.stringify(note, undefined, 2)}\n`);
}
