import { numberToHex } from "viem";
import { DEVELOPMENT_CHAIN_ID } from "../../deploy/deployClient.ts";
import { type DeploymentRecord, readRecord } from "../../deploy/record.ts";
import { parseHeader } from "../../rpc/chainHeader.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { defaultChainFolder } from "./chainFolder.ts";

export interface KnownDeploymentParameters {
  readonly chainId: number;
  /** Where `lading chain` keeps its chain. */
  readonly chainFolder?: string | undefined;
}

/**
 * The deployment known on a chain; without contracts where none is.
 *
 * All development chains have one chain id: a record counts only if its block is of the chain that answers.
 */
export async function knownDeployment(
  rpc: Rpc,
  { chainId, chainFolder = defaultChainFolder() }: KnownDeploymentParameters,
): Promise<DeploymentRecord> {
  if (chainId !== DEVELOPMENT_CHAIN_ID) return readRecord(chainId);
  for (const folder of [chainFolder, undefined]) {
    const record = await readRecord(chainId, folder);
    const escrow = record.contracts.OrderEscrow;
    if (escrow === undefined) continue;
    if ((await timeOf(rpc, escrow.block)) === escrow.deployedAt) return record;
  }
  return { chainId, contracts: {} };
}

/** Unix seconds; `undefined` where the chain has no such block. */
async function timeOf(rpc: Rpc, block: number): Promise<number | undefined> {
  try {
    const params = [numberToHex(block), false];
    return Number(parseHeader(await rpc.request({ method: "eth_getBlockByNumber", params })).timestamp);
  } catch {
    return undefined;
  }
}
