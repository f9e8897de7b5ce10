import type { Address, Hash } from "viem";

import type { EscrowClient } from "./escrowClient.ts";
import { getCredit } from "./getCredit.ts";
import type { SignedParameters } from "./signedParameters.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface WithdrawParameters extends WriteParameters, SignedParameters {
  readonly owner: Address;
  readonly token: Address;
  /** In the token's smallest unit. Default: the whole credit. */
  readonly amount?: bigint | undefined;
}
export type WithdrawReturnType = Hash;

/**
 * Pays a credit to its owner. Anyone may call, so that a contract which cannot is not stranded; but where the owner has a
 * recovery registry in effect only it may, by call or by signature.
 *
 * @example
 * await withdraw(client, { escrow, owner, token });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function withdraw(
  client: EscrowClient,
  parameters: WithdrawParameters,
): Promise<WithdrawReturnType> {
  const { owner, token, signBy = 0, signature = "0x" } = parameters;
  const amount = parameters.amount ?? (await getCredit(client, parameters));
  return writeEscrow(client, parameters, {
    functionName: "withdraw",
    args: [owner, token, amount, signBy, signature],
  });
}
