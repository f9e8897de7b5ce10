import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { permit2ListTypedData } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import {
  type AccountParameters,
  accountOf,
  chainIdOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";

export interface SignPermit2ListParameters extends EscrowParameters, AccountParameters {
  readonly orders: readonly Order[];
  /** Unordered Permit2 nonce, see `nextPermit2Nonce`. */
  readonly nonce: bigint;
  /** Last second (unix time) in which Permit2 takes the signature. */
  readonly deadline: bigint;
}
export type SignPermit2ListReturnType = Hex;

/**
 * Signs, as the payer, the Permit2 transfer that locks exactly these orders of one token, in this order.
 *
 * @example
 * const nonce = await nextPermit2Nonce(client, { owner: payer });
 * const signature = await signPermit2List(client, { escrow, orders, nonce, deadline });
 * @throws OrdersMissingError, OrdersTokenMismatchError
 */
export async function signPermit2List(
  client: EscrowClient,
  parameters: SignPermit2ListParameters,
): Promise<SignPermit2ListReturnType> {
  const { escrow, orders, nonce, deadline } = parameters;
  const chainId = await chainIdOf(client);
  return signTypedData(client, {
    account: accountOf(client, parameters),
    ...permit2ListTypedData({ chainId, escrow, nonce, deadline, orders }),
  });
}
