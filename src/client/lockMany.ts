import type { Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockManyParameters extends WriteParameters {
  readonly orders: readonly Order[];
  /** One entry an order, passed to the gate of the terms. Default: empty ones. */
  readonly gateData?: readonly Hex[] | undefined;
}
export type LockManyReturnType = Hash;

/**
 * Locks many orders with the sender's tokens. What is locked already is skipped; anything else wrong undoes all.
 *
 * @example
 * await lockMany(client, { escrow, orders });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockMany(
  client: EscrowClient,
  parameters: LockManyParameters,
): Promise<LockManyReturnType> {
  const { orders, gateData: given } = parameters;
  const gateData = given ?? orders.map(() => "0x" as const);
  return writeEscrow(client, parameters, { functionName: "lockMany", args: [orders, gateData] });
}
