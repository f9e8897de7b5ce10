import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { permitTypedData } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import {
  type AccountParameters,
  accountOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getPermitNonce, getTokenDomain } from "./tokenDomain.ts";

export interface SignPermitParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** Last second (unix time) in which the token takes the permit. */
  readonly deadline: bigint;
}
export type SignPermitReturnType = Hex;

/**
 * Signs the EIP-2612 permit for an order's amount. It names no order: only its signer can lock with it.
 *
 * @example
 * const signature = await signPermit(client, { escrow, order, deadline });
 * @throws TokenDomainUnknownError
 */
export async function signPermit(
  client: EscrowClient,
  parameters: SignPermitParameters,
): Promise<SignPermitReturnType> {
  const { escrow, order, deadline } = parameters;
  const account = accountOf(client, parameters);
  const owner = account.address;
  const [tokenDomain, nonce] = await Promise.all([
    getTokenDomain(client, order.token),
    getPermitNonce(client, order.token, owner),
  ]);
  return signTypedData(client, {
    account,
    ...permitTypedData({ tokenDomain, escrow, owner, value: order.amount, nonce, deadline }),
  });
}
