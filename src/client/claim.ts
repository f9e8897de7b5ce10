import type { Address, Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { refuseExchange } from "./refuseExchange.ts";
import { defaultReceiver, type SignedParameters } from "./signedParameters.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface ClaimParameters extends WriteParameters, SignedParameters {
  readonly order: Order;
  /** Who receives the money. Default: the sender; with a signature, the order's seller. */
  readonly receiver?: Address | undefined;
  /** Given, the receiver is a contract that is paid and called with it (FX, another chain). */
  readonly data?: Hex | undefined;
}
export type ClaimReturnType = Hash;

/**
 * The seller takes the money after delivery and inspection; later anyone may claim for it, plainly,
 * with the seller's holder as receiver (or by `claimMany`, which knows the holder).
 *
 * @example
 * await claim(client, { escrow, order });
 * @returns The transaction's hash.
 * @throws EscrowRevertError, ReceiverKeepsNothingError
 */
export async function claim(client: EscrowClient, parameters: ClaimParameters): Promise<ClaimReturnType> {
  const { order, data = "0x", signBy = 0, signature = "0x" } = parameters;
  const receiver = parameters.receiver ?? defaultReceiver(client, parameters, order.seller);
  if (data === "0x" && parameters.receiver !== undefined) await refuseExchange(client, receiver);
  return writeEscrow(client, parameters, {
    functionName: "claim",
    args: [order, receiver, data, signBy, signature],
  });
}
