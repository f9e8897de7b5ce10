import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface EnforceDefaultParameters extends WriteParameters {
  readonly order: Order;
}
export type EnforceDefaultReturnType = Hash;

/**
 * Ends a dispute that nobody ruled, as the terms say. Anyone may call.
 *
 * @example
 * await enforceDefault(client, { escrow, order });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function enforceDefault(
  client: EscrowClient,
  parameters: EnforceDefaultParameters,
): Promise<EnforceDefaultReturnType> {
  return writeEscrow(client, parameters, { functionName: "enforceDefault", args: [parameters.order] });
}
