import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface RefundParameters extends WriteParameters {
  readonly order: Order;
  /** What goes back to the buyer's holder, in the token's smallest unit. */
  readonly amount: bigint;
}
export type RefundReturnType = Hash;

/**
 * The seller gives money back; in a dispute it concedes everything.
 *
 * @example
 * await refund(client, { escrow, order, amount: 250_000_000n });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function refund(client: EscrowClient, parameters: RefundParameters): Promise<RefundReturnType> {
  return writeEscrow(client, parameters, {
    functionName: "refund",
    args: [parameters.order, parameters.amount],
  });
}
