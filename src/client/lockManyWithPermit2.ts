import type { Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { Permit2Funding } from "../order/permit2Funding.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface LockManyWithPermit2Parameters extends WriteParameters {
  readonly orders: readonly Order[];
  /** One entry an order, passed to the gate of the terms. Default: empty ones. */
  readonly gateData?: readonly Hex[] | undefined;
  /** Payer, nonce, deadline and signature, see `signPermit2List`. */
  readonly funding: Permit2Funding;
}
export type LockManyWithPermit2ReturnType = Hash;

/**
 * Locks many orders of one token with one Permit2 signature over the list, carried by anyone.
 *
 * @example
 * await lockManyWithPermit2(relayer, { escrow, orders, funding: { payer, nonce, deadline, signature } });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockManyWithPermit2(
  client: EscrowClient,
  parameters: LockManyWithPermit2Parameters,
): Promise<LockManyWithPermit2ReturnType> {
  const { orders, gateData: given, funding } = parameters;
  const gateData = given ?? orders.map(() => "0x" as const);
  return writeEscrow(client, parameters, {
    functionName: "lockManyWithPermit2",
    args: [orders, gateData, funding],
  });
}
