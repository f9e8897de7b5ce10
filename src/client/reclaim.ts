import type { Address, Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { refuseExchange } from "./refuseExchange.ts";
import { defaultReceiver, type SignedParameters } from "./signedParameters.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ReclaimParameters extends WriteParameters, SignedParameters {
  readonly order: Order;
  /** Who receives the money. Default: the sender; with a signature, the order's buyer. */
  readonly receiver?: Address | undefined;
  /** Given, the receiver is a contract that is paid and called with it (FX, another chain). */
  readonly data?: Hex | undefined;
}
export type ReclaimReturnType = Hash;

/**
 * The buyer takes the money back after `deliverBy` passed without confirmed delivery.
 *
 * @example
 * await reclaim(client, { escrow, order });
 * @returns The transaction's hash.
 * @throws EscrowRevertError, ReceiverKeepsNothingError
 */
export async function reclaim(
  client: EscrowClient,
  parameters: ReclaimParameters,
): Promise<ReclaimReturnType> {
  const { order, data = "0x", signBy = 0, signature = "0x" } = parameters;
  const receiver = parameters.receiver ?? defaultReceiver(client, parameters, order.buyer);
  if (data === "0x" && parameters.receiver !== undefined) await refuseExchange(client, receiver);
  return writeEscrow(client, parameters, {
    functionName: "reclaim",
    args: [order, receiver, data, signBy, signature],
  });
}
