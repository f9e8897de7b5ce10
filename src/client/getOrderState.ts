import type { Hex } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { Order } from "../order/order.ts";
import type { OrderState } from "../order/orderState.ts";
import type { Status } from "../order/status.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";

/** The order, or its id if the order itself is not known. */
export type GetOrderStateParameters = EscrowParameters &
  ({ readonly order: Order } | { readonly orderId: Hex });
export type GetOrderStateReturnType = OrderState;

/**
 * Everything that is stored about an order; status `None` when it was never locked.
 *
 * @example
 * const { status, held, until } = await getOrderState(client, { escrow, order });
 */
export async function getOrderState(
  client: EscrowClient,
  parameters: GetOrderStateParameters,
): Promise<GetOrderStateReturnType> {
  const orderId = "orderId" in parameters ? parameters.orderId : await getOrderId(client, parameters);
  const state = await readContract(client, {
    address: parameters.escrow,
    abi: orderEscrowAbi,
    functionName: "stateOf",
    args: [orderId],
  });
  return { ...state, status: state.status as Status };
}
