import type { Address } from "viem";
import { readContract } from "viem/actions";

import { rfqVenueAbi } from "../../order/exchange/abi/rfqVenueAbi.ts";
import type { EscrowClient } from "../escrowClient.ts";
import type { RfqParameters } from "./exchangeClient.ts";

export interface GetQuoteUsedParameters extends RfqParameters {
  readonly maker: Address;
  /** The quote's nonce. */
  readonly nonce: bigint;
}
export type GetQuoteUsedReturnType = boolean;

/**
 * Whether a quote was filled or canceled.
 *
 * @example
 * if (await getQuoteUsed(client, { rfqVenue, maker, nonce })) return "too late";
 */
export async function getQuoteUsed(
  client: EscrowClient,
  { rfqVenue, maker, nonce }: GetQuoteUsedParameters,
): Promise<GetQuoteUsedReturnType> {
  return readContract(client, {
    address: rfqVenue,
    abi: rfqVenueAbi,
    functionName: "isUsed",
    args: [maker, nonce],
  });
}
