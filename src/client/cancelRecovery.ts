import type { Hash } from "viem";

import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export type CancelRecoveryParameters = WriteParameters;
export type CancelRecoveryReturnType = Hash;

/**
 * Takes back a choice of recovery registry that does not count yet.
 *
 * @example
 * await cancelRecovery(client, { escrow });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function cancelRecovery(
  client: EscrowClient,
  parameters: CancelRecoveryParameters,
): Promise<CancelRecoveryReturnType> {
  return writeEscrow(client, parameters, { functionName: "cancelRecovery", args: [] });
}
