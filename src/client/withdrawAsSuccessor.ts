import type { Address, Hash } from "viem";

import type { EscrowClient } from "./escrowClient.ts";
import { getCredit } from "./getCredit.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface WithdrawAsSuccessorParameters extends WriteParameters {
  readonly owner: Address;
  readonly token: Address;
  /** In the token's smallest unit. Default: the whole credit. */
  readonly amount?: bigint | undefined;
}
export type WithdrawAsSuccessorReturnType = Hash;

/**
 * Pays a credit to the sender, who is its owner's recovery successor.
 *
 * @example
 * await withdrawAsSuccessor(client, { escrow, owner, token });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function withdrawAsSuccessor(
  client: EscrowClient,
  parameters: WithdrawAsSuccessorParameters,
): Promise<WithdrawAsSuccessorReturnType> {
  const { owner, token } = parameters;
  const amount = parameters.amount ?? (await getCredit(client, parameters));
  return writeEscrow(client, parameters, {
    functionName: "withdrawAsSuccessor",
    args: [owner, token, amount],
  });
}
