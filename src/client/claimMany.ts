import type { Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ClaimManyParameters extends WriteParameters {
  readonly orders: readonly Order[];
}
export type ClaimManyReturnType = Hash;

/**
 * Claims each order plainly for its seller's holder, where that is the sender or the claim is open; skips the others.
 *
 * @example
 * await claimMany(client, { escrow, orders });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function claimMany(
  client: EscrowClient,
  parameters: ClaimManyParameters,
): Promise<ClaimManyReturnType> {
  return writeEscrow(client, parameters, { functionName: "claimMany", args: [parameters.orders] });
}
