import type { Hex } from "viem";

import { orderIdOf } from "../order/ids.ts";
import type { Order } from "../order/order.ts";
import { chainIdOf, type EscrowClient, type EscrowParameters } from "./escrowClient.ts";

export interface GetOrderIdParameters extends EscrowParameters {
  readonly order: Order;
}
export type GetOrderIdReturnType = Hex;

/**
 * An order's id, computed here and not by the node: a node that lies about ids could have another order signed away.
 *
 * @example
 * const orderId = await getOrderId(client, { escrow, order });
 * @returns The order's EIP-712 digest under the escrow's domain at deployment.
 */
export async function getOrderId(
  client: EscrowClient,
  { escrow, deploymentChainId, order }: GetOrderIdParameters,
): Promise<GetOrderIdReturnType> {
  return orderIdOf({ escrow, chainId: deploymentChainId ?? (await chainIdOf(client)) }, order);
}
