import type { Hash, Hex } from "viem";

import type { FxConversion } from "../../order/exchange/conversion.ts";
import type { Order } from "../../order/order.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type RouterWriteParameters, writeRouter } from "./writeRouter.ts";

export interface LockExactBatchParameters extends RouterWriteParameters {
  /** Orders of one token side by side: each run of equal token is one conversion. */
  readonly orders: readonly Order[];
  /** One entry an order, passed to the gate of the terms. Default: empty ones. */
  readonly gateData?: readonly Hex[] | undefined;
  /** One for each run, in the same order. A quote for a list names no order. */
  readonly conversions: readonly FxConversion[];
}
export type LockExactBatchReturnType = Hash;

/**
 * Locks many orders with one conversion for each currency, by the sender's allowances to the router. What is locked already
 * is skipped and nothing is bought for it; anything else wrong undoes all.
 *
 * @example
 * await lockExactBatch(client, { router, orders, conversions: [conversion] });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockExactBatch(
  client: EscrowClient,
  parameters: LockExactBatchParameters,
): Promise<LockExactBatchReturnType> {
  const { orders, gateData: given, conversions } = parameters;
  const gateData = given ?? orders.map(() => "0x" as const);
  return writeRouter(client, parameters, "lockExactBatch", [orders, gateData, conversions]);
}
