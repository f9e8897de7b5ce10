import type { Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { Permit2Funding } from "../order/permit2Funding.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockWithPermit2Parameters extends WriteParameters {
  readonly order: Order;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
  /** Payer, nonce, deadline and signature, see `signPermit2`. */
  readonly funding: Permit2Funding;
}
export type LockWithPermit2ReturnType = Hash;

/**
 * Locks an order with the payer's Permit2 signature, carried by anyone: the order is its witness.
 *
 * @example
 * await lockWithPermit2(relayer, { escrow, order, funding: { payer, nonce, deadline, signature } });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockWithPermit2(
  client: EscrowClient,
  parameters: LockWithPermit2Parameters,
): Promise<LockWithPermit2ReturnType> {
  const { order, gateData = "0x", funding } = parameters;
  return writeEscrow(client, parameters, {
    functionName: "lockWithPermit2",
    args: [order, gateData, funding],
  });
}
