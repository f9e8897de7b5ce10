import { encodeFunctionData, type Hash } from "viem";

import { rfqVenueAbi } from "../../order/exchange/abi/rfqVenueAbi.ts";
import type { QuoteNonceMask } from "../../order/exchange/quoteNonces.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type SendParameters, sendCall } from "../sendCall.ts";
import type { RfqParameters } from "./exchangeClient.ts";

export interface CancelQuotesParameters extends RfqParameters, SendParameters, QuoteNonceMask {}
export type CancelQuotesReturnType = Hash;

/**
 * Takes back quotes of the sender that were not filled yet: up to 256 nonces of one word, see `quoteNonceMasks`.
 *
 * @example
 * for (const { word, mask } of quoteNonceMasks([3n, 4n])) await cancelQuotes(maker, { rfqVenue, word, mask });
 * @returns The transaction's hash.
 */
export async function cancelQuotes(
  client: EscrowClient,
  parameters: CancelQuotesParameters,
): Promise<CancelQuotesReturnType> {
  const { rfqVenue, word, mask } = parameters;
  const args = [word, mask] as const;
  const data = encodeFunctionData({ abi: rfqVenueAbi, functionName: "cancelQuotes", args });
  return sendCall(client, parameters, { to: rfqVenue, data, functionName: "cancelQuotes", args });
}
