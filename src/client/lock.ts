import type { Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockParameters extends WriteParameters {
  readonly order: Order;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
}
export type LockReturnType = Hash;

/**
 * Locks an order with the sender's tokens, which it allowed the escrow to take. Anyone may pay for a buyer.
 *
 * @example
 * await lock(client, { escrow, order });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lock(client: EscrowClient, parameters: LockParameters): Promise<LockReturnType> {
  const { order, gateData = "0x" } = parameters;
  return writeEscrow(client, parameters, { functionName: "lock", args: [order, gateData] });
}
