import type { Address, Hex } from "viem";
import { signTypedData } from "viem/actions";

import { withdrawalTypedData } from "../order/typedData.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getCreditNonce } from "./getCreditNonce.ts";

export interface SignWithdrawalParameters extends EscrowParameters, AccountParameters {
  readonly token: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
  /** Last second (unix time) in which the signature counts. */
  readonly signBy: number;
}
export type SignWithdrawalReturnType = Hex;

/**
 * Signs a withdrawal of the signer's own credit to itself, to be carried by anyone. Its nonce makes it work once.
 *
 * @example
 * const signature = await signWithdrawal(seller, { escrow, token, amount, signBy });
 */
export async function signWithdrawal(
  client: EscrowClient,
  parameters: SignWithdrawalParameters,
): Promise<SignWithdrawalReturnType> {
  const { escrow, token, amount, signBy } = parameters;
  const account = accountOf(client, parameters);
  const owner = account.address;
  const domain = await actionDomainOf(client, parameters);
  const nonce = await getCreditNonce(client, { escrow, owner, token });
  return signTypedData(client, {
    account,
    ...withdrawalTypedData(domain, { owner, token, amount, nonce, signBy }),
  });
}
