import { type Hash, type Hex, parseSignature } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockWithPermitParameters extends WriteParameters {
  readonly order: Order;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
  /** The permit's deadline (unix time). */
  readonly deadline: bigint;
  /** The sender's own EIP-2612 signature, see `signPermit`. */
  readonly signature: Hex;
}
export type LockWithPermitReturnType = Hash;

/**
 * Locks an order with the sender's tokens, by the sender's own EIP-2612 permit: it names no order, so nobody relays one.
 *
 * @example
 * await lockWithPermit(client, { escrow, order, deadline, signature: await signPermit(client, { escrow, order, deadline }) });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockWithPermit(
  client: EscrowClient,
  parameters: LockWithPermitParameters,
): Promise<LockWithPermitReturnType> {
  const { order, gateData = "0x", deadline, signature } = parameters;
  const { r, s, yParity } = parseSignature(signature);
  return writeEscrow(client, parameters, {
    functionName: "lockWithPermit",
    args: [order, gateData, deadline, 27 + yParity, r, s],
  });
}
