import type { Hash, Hex } from "viem";

import type { Order } from "../order/order.ts";
import type { EscrowClient } from "./escrowClient.ts";
import { type WriteParameters, writeEscrow } from "./writeEscrow.ts";

export interface SettleParameters extends WriteParameters {
  readonly order: Order;
  /** What goes to the buyer's holder, in the token's smallest unit. */
  readonly toBuyer: bigint;
  /** What goes to the seller's holder, fee included. */
  readonly toSeller: bigint;
  /** Orders locked from the rest. Default: none. */
  readonly next?: readonly Order[] | undefined;
  /** Last second (unix time) in which the signatures count, as signed. */
  readonly signBy: number;
  /** One entry a next order. Default: empty ones. */
  readonly gateData?: readonly Hex[] | undefined;
  /** Default: the buyer's holder sends this itself. */
  readonly buyerSignature?: Hex | undefined;
  /** Default: the seller's holder sends this itself. */
  readonly sellerSignature?: Hex | undefined;
}
export type SettleReturnType = Hash;

/**
 * Ends an order as both sides agreed: a split, or next orders (amendment, extension, partial delivery, replacement).
 *
 * @example
 * await settle(relayer, { escrow, order, toBuyer, toSeller, signBy, buyerSignature, sellerSignature });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function settle(client: EscrowClient, parameters: SettleParameters): Promise<SettleReturnType> {
  const { order, toBuyer, toSeller, next = [], signBy } = parameters;
  const { buyerSignature = "0x", sellerSignature = "0x" } = parameters;
  const gateData = parameters.gateData ?? next.map(() => "0x" as const);
  const settlement = { toBuyer, toSeller, next, signBy };
  return writeEscrow(client, parameters, {
    functionName: "settle",
    args: [order, settlement, gateData, buyerSignature, sellerSignature],
  });
}
