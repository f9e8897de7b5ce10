import type { Address } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetCreditNonceParameters extends EscrowParameters {
  readonly owner: Address;
  readonly token: Address;
}
export type GetCreditNonceReturnType = bigint;

/**
 * The nonce that the owner's next signed withdrawal of a credit has: how many there were.
 *
 * @example
 * const nonce = await getCreditNonce(client, { escrow, owner, token });
 */
export async function getCreditNonce(
  client: EscrowClient,
  { escrow, owner, token }: GetCreditNonceParameters,
): Promise<GetCreditNonceReturnType> {
  const [, nonce] = await withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "creditOf",
      args: [owner, token],
    }),
  );
  return nonce;
}
