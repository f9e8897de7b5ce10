import { DEVELOPMENT_CHAIN_ID } from "../../deploy/deployClient.ts";
import { type DeploymentRecord, readRecord } from "../../deploy/record.ts";
import { defaultChainFolder } from "../chain/chainFolder.ts";

export interface KnownDeploymentParameters {
  readonly chainId: number;
  /** Where `lading chain` keeps its chain. */
  readonly chainFolder?: string | undefined;
  /** The time of a block of the chain, unix seconds; `undefined` where it has no such block. */
  readonly timeOf: (block: number) => Promise<number | undefined>;
}

/**
 * The deployment known on a chain; without contracts where none is.
 *
 * All development chains have one chain id: a record counts only if its block is of the chain that answers.
 */
export async function knownDeployment(parameters: KnownDeploymentParameters): Promise<DeploymentRecord> {
  const { chainId, chainFolder = defaultChainFolder(), timeOf } = parameters;
  if (chainId !== DEVELOPMENT_CHAIN_ID) return readRecord(chainId);
  for (const folder of [chainFolder, undefined]) {
    const record = await readRecord(chainId, folder);
    const escrow = record.contracts.OrderEscrow;
    if (escrow === undefined) continue;
    const time = await timeOf(escrow.block);
    if (time === escrow.deployedAt) return record;
  }
  return { chainId, contracts: {} };
}
