import type { Address, Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockWithAuthorizationParameters extends WriteParameters {
  readonly order: Order;
  /** Whose tokens are pulled. */
  readonly payer: Address;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
  /** The payer's ERC-3009 signature, see `signAuthorization`. */
  readonly signature: Hex;
}
export type LockWithAuthorizationReturnType = Hash;

/**
 * Locks an order with the payer's ERC-3009 authorization, carried by anyone: the one signature binds the order.
 *
 * @example
 * await lockWithAuthorization(relayer, { escrow, order, payer, signature });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockWithAuthorization(
  client: EscrowClient,
  parameters: LockWithAuthorizationParameters,
): Promise<LockWithAuthorizationReturnType> {
  const { order, payer, gateData = "0x", signature } = parameters;
  return writeEscrow(client, parameters, {
    functionName: "lockWithAuthorization",
    args: [order, payer, gateData, signature],
  });
}
