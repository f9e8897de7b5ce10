import type { Address } from "viem";
import { readContract } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { Order } from "../order/order.ts";
import type { Side } from "../order/side.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";

export interface GetHolderParameters extends EscrowParameters {
  readonly order: Order;
  readonly side: Side;
}
export type GetHolderReturnType = Address;

/**
 * Who holds a side of an order: the address in the order, until `reassign` moved it.
 *
 * @example
 * const seller = await getHolder(client, { escrow, order, side: Side.Seller });
 */
export async function getHolder(
  client: EscrowClient,
  { escrow, order, side }: GetHolderParameters,
): Promise<GetHolderReturnType> {
  return withEscrowErrors(() =>
    readContract(client, {
      address: escrow,
      abi: orderEscrowAbi,
      functionName: "holderOf",
      args: [order, side],
    }),
  );
}
