import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ReleaseManyParameters extends WriteParameters {
  readonly orders: readonly Order[];
}
export type ReleaseManyReturnType = Hash;

/**
 * Releases everything held of each order that the sender holds the buyer's side of; the others are skipped.
 *
 * @example
 * await releaseMany(client, { escrow, orders });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function releaseMany(
  client: EscrowClient,
  parameters: ReleaseManyParameters,
): Promise<ReleaseManyReturnType> {
  return writeEscrow(client, parameters, { functionName: "releaseMany", args: [parameters.orders] });
}
