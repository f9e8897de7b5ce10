import type { Hash, Hex } from "viem";

import type { FxConversion } from "../../order/exchange/conversion.ts";
import type { Order } from "../../order/order.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type RouterWriteParameters, writeRouter } from "./writeRouter.ts";

export interface LockExactParameters extends RouterWriteParameters {
  readonly order: Order;
  /** Passed to the gate of the terms, which sees the router as the payer. */
  readonly gateData?: Hex | undefined;
  /** Venue, currency, maximum and price bounds: see `quoteLock`. */
  readonly conversion: FxConversion;
}
export type LockExactReturnType = Hash;

/**
 * Locks an order with the sender's tokens of another currency, which it allowed the router to take. The escrow receives
 * exactly the order's amount; the sender pays what the venue asks, at most its maximum.
 *
 * @example
 * const { best } = await quoteLock(client, { router, order, tokenIn, maximumIn, candidates, etherPriceIn });
 * await lockExact(client, { router, order, conversion: best.conversion });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function lockExact(
  client: EscrowClient,
  parameters: LockExactParameters,
): Promise<LockExactReturnType> {
  const { order, gateData = "0x", conversion } = parameters;
  return writeRouter(client, parameters, "lockExact", [order, gateData, conversion]);
}
