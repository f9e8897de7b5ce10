import type { Address } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetCreditParameters extends EscrowParameters {
  readonly owner: Address;
  readonly token: Address;
}
export type GetCreditReturnType = bigint;

/**
 * What waits for an owner because a push failed, in the token's smallest unit.
 *
 * @example
 * const waiting = await getCredit(client, { escrow, owner, token });
 */
export async function getCredit(
  client: EscrowClient,
  { escrow, owner, token }: GetCreditParameters,
): Promise<GetCreditReturnType> {
  const [amount] = await withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "creditOf",
      args: [owner, token],
    }),
  );
  return amount;
}
