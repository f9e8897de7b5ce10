import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ReclaimManyParameters extends WriteParameters {
  readonly orders: readonly Order[];
}
export type ReclaimManyReturnType = Hash;

/**
 * Reclaims each order plainly that the sender holds the buyer's side of; the others are skipped.
 *
 * @example
 * await reclaimMany(client, { escrow, orders });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function reclaimMany(
  client: EscrowClient,
  parameters: ReclaimManyParameters,
): Promise<ReclaimManyReturnType> {
  return writeEscrow(client, parameters, { functionName: "reclaimMany", args: [parameters.orders] });
}
