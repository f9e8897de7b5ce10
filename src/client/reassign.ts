import type { Address, Hash } from "viem";

import type { Order } from "../order/order.ts";
import type { Side } from "../order/side.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { refuseExchange } from "./refuseExchange.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ReassignParameters extends WriteParameters {
  readonly order: Order;
  readonly side: Side;
  /** Who holds the side from now on. */
  readonly to: Address;
  /**
   * Least that the order must hold, in the token's smallest unit; nothing is demanded by default. Whoever pays for a side
   * demands it: a release or a refund just before would leave the order less than was paid for.
   */
  readonly minimumHeld?: bigint | undefined;
}
export type ReassignReturnType = Hash;

/**
 * Moves a whole side with every power and payout: it can be sold, and cannot be taken back.
 *
 * @example
 * await reassign(client, { escrow, order, side: Side.Seller, to: factor });
 * @returns The transaction's hash.
 * @throws EscrowRevertError, ReceiverKeepsNothingError
 */
export async function reassign(
  client: EscrowClient,
  parameters: ReassignParameters,
): Promise<ReassignReturnType> {
  await refuseExchange(client, parameters.to);
  return writeEscrow(client, parameters, {
    functionName: "reassign",
    args: [parameters.order, parameters.side, parameters.to, parameters.minimumHeld ?? 0n],
  });
}
