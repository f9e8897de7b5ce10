import type { Address, Hash } from "viem";

import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface SetRecoveryParameters extends WriteParameters {
  /** An `IRecovery`, or zero for none. */
  readonly registry: Address;
}
export type SetRecoveryReturnType = Hash;

/**
 * Chooses who may name a successor for the sender's sides and credits. It counts after 7 days.
 *
 * @example
 * await setRecovery(client, { escrow, registry });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function setRecovery(
  client: EscrowClient,
  parameters: SetRecoveryParameters,
): Promise<SetRecoveryReturnType> {
  return writeEscrow(client, parameters, { functionName: "setRecovery", args: [parameters.registry] });
}
