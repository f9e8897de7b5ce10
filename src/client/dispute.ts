import type { Hash, Hex } from "viem";

import { type DisputeReason, disputeAll } from "../order/disputeReason.ts";
import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import type { SignedParameters } from "./signedParameters.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface DisputeParameters extends WriteParameters, SignedParameters {
  readonly order: Order;
  /** What is disputed, in the token's smallest unit; more than held means all. Default: all. */
  readonly amount?: bigint | undefined;
  readonly reason: DisputeReason;
  /** Hash of the first evidence. */
  readonly evidenceHash: Hex;
}
export type DisputeReturnType = Hash;

/**
 * Disputes an order: the seller while it is Locked and attesters are silent (all of it), the buyer while it inspects.
 *
 * @example
 * await dispute(client, { escrow, order, reason: DisputeReason.Damaged, evidenceHash });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function dispute(
  client: EscrowClient,
  parameters: DisputeParameters,
): Promise<DisputeReturnType> {
  const { order, amount = disputeAll, reason, evidenceHash, signBy = 0, signature = "0x" } = parameters;
  return writeEscrow(client, parameters, {
    functionName: "dispute",
    args: [order, amount, reason, evidenceHash, signBy, signature],
  });
}
