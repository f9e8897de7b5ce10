import type { Address, Hash } from "viem";

import type { FxPayout } from "../../order/exchange/payout.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type RouterWriteParameters, writeRouter } from "./writeRouter.ts";

export interface ConvertParameters extends RouterWriteParameters {
  /** What to convert, an ERC-20. */
  readonly tokenIn: Address;
  /** Exactly how much, in `tokenIn`'s smallest unit. */
  readonly amountIn: bigint;
  /** Venue, currency, minimum, recipient and price bounds. */
  readonly payout: FxPayout;
}
export type ConvertReturnType = Hash;

/**
 * Converts the sender's tokens, which it allowed the router to take: what a list of claims paid, say.
 *
 * @example
 * await convert(client, { router, tokenIn: usdc, amountIn, payout });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function convert(
  client: EscrowClient,
  parameters: ConvertParameters,
): Promise<ConvertReturnType> {
  const { tokenIn, amountIn, payout } = parameters;
  return writeRouter(client, parameters, "convert", [tokenIn, amountIn, payout]);
}
