import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { authorizationTypedData } from "../order/fundingTypedData.ts";
import type { Order } from "../order/order.ts";
import {
  type AccountParameters,
  accountOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";
import { getTokenDomain } from "./tokenDomain.ts";

export interface SignAuthorizationParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
}
export type SignAuthorizationReturnType = Hex;

/**
 * Signs, as the payer, the ERC-3009 authorization that locks exactly this order: its nonce is the order's id.
 *
 * @example
 * const signature = await signAuthorization(payer, { escrow, order });
 * @throws TokenDomainUnknownError
 */
export async function signAuthorization(
  client: EscrowClient,
  parameters: SignAuthorizationParameters,
): Promise<SignAuthorizationReturnType> {
  const { escrow, order } = parameters;
  const account = accountOf(client, parameters);
  const [tokenDomain, orderId] = await Promise.all([
    getTokenDomain(client, order.token),
    getOrderId(client, parameters),
  ]);
  return signTypedData(client, {
    account,
    ...authorizationTypedData({ tokenDomain, escrow, payer: account.address, orderId, order }),
  });
}
