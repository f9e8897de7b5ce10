import type { Address } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { Recovery } from "../order/recovery.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetRecoveryParameters extends EscrowParameters {
  readonly account: Address;
}
export type GetRecoveryReturnType = Recovery;

/**
 * An account's recovery registry, now and soon.
 *
 * @example
 * const { registry, pending, pendingFrom } = await getRecovery(client, { escrow, account });
 */
export async function getRecovery(
  client: EscrowClient,
  { escrow, account }: GetRecoveryParameters,
): Promise<GetRecoveryReturnType> {
  return withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "recoveryOf",
      args: [account],
    }),
  );
}
