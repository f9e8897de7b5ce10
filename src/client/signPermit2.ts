import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { permit2TypedData } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import {
  type AccountParameters,
  accountOf,
  chainIdOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";

export interface SignPermit2Parameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** Unordered Permit2 nonce, see `nextPermit2Nonce`. */
  readonly nonce: bigint;
  /** Last second (unix time) in which Permit2 takes the signature. */
  readonly deadline: bigint;
}
export type SignPermit2ReturnType = Hex;

/**
 * Signs, as the payer, the Permit2 transfer that locks exactly this order.
 *
 * @example
 * const nonce = await nextPermit2Nonce(client, { owner: payer });
 * const signature = await signPermit2(client, { escrow, order, nonce, deadline });
 */
export async function signPermit2(
  client: EscrowClient,
  parameters: SignPermit2Parameters,
): Promise<SignPermit2ReturnType> {
  const { escrow, order, nonce, deadline } = parameters;
  const chainId = await chainIdOf(client);
  return signTypedData(client, {
    account: accountOf(client, parameters),
    ...permit2TypedData({ chainId, escrow, nonce, deadline, order }),
  });
}
