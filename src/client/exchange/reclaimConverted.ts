import type { Hash } from "viem";

import { encodeFxPayout, type FxPayout } from "../../order/exchange/payout.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type ReclaimParameters, reclaim } from "../reclaim.ts";
import type { RouterParameters } from "./exchangeClient.ts";

export interface ReclaimConvertedParameters
  extends Omit<ReclaimParameters, "receiver" | "data">,
    RouterParameters {
  /** Venue, currency, minimum, recipient and price bounds, as the buyer chose or signed them. */
  readonly payout: FxPayout;
}
export type ReclaimConvertedReturnType = Hash;

/**
 * The buyer reclaims in another currency: the payout goes through the router, which sells it. If it cannot, nothing is done, and the
 * plain reclaim stays open. Signed by `signReclaim` with `receiver: router` and `data: encodeFxPayout(payout)`, anyone carries it.
 *
 * @example
 * await reclaimConverted(client, { escrow, router, order, payout });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function reclaimConverted(
  client: EscrowClient,
  parameters: ReclaimConvertedParameters,
): Promise<ReclaimConvertedReturnType> {
  const { router, payout, ...rest } = parameters;
  return reclaim(client, { ...rest, receiver: router, data: encodeFxPayout(payout) });
}
