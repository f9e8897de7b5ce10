import type { Hash } from "viem";

import { encodeFxPayout, type FxPayout } from "../../order/exchange/payout.ts";
import { type ClaimParameters, claim } from "../claim.ts";
import type { EscrowClient } from "../escrowClient.ts";
import type { RouterParameters } from "./exchangeClient.ts";

export interface ClaimConvertedParameters
  extends Omit<ClaimParameters, "receiver" | "data">,
    RouterParameters {
  /** Venue, currency, minimum, recipient and price bounds, as the seller chose or signed them. */
  readonly payout: FxPayout;
}
export type ClaimConvertedReturnType = Hash;

/**
 * The seller claims in another currency: the payout goes through the router, which sells it. If it cannot, nothing is done, and the
 * plain claim stays open. Signed by `signClaim` with `receiver: router` and `data: encodeFxPayout(payout)`, anyone carries it.
 *
 * @example
 * await claimConverted(client, { escrow, router, order, payout });
 * @returns The transaction's hash.
 * @throws EscrowRevertError
 */
export async function claimConverted(
  client: EscrowClient,
  parameters: ClaimConvertedParameters,
): Promise<ClaimConvertedReturnType> {
  const { router, payout, ...rest } = parameters;
  return claim(client, { ...rest, receiver: router, data: encodeFxPayout(payout) });
}
