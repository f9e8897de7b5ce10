import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { type FxLock, fxPermit2TypedData } from "../../order/exchange/fxTypedData.ts";
import { type AccountParameters, accountOf, chainIdOf, type EscrowClient } from "../escrowClient.ts";
import { checkConversion } from "./checkConversion.ts";
import type { RfqParameters, RouterParameters } from "./exchangeClient.ts";

export interface SignFxPermit2Parameters
  extends RouterParameters,
    Partial<RfqParameters>,
    AccountParameters,
    FxLock {
  /** Unordered Permit2 nonce, see `nextPermit2Nonce`. */
  readonly nonce: bigint;
  /** Last second (unix time) in which Permit2 takes the signature. */
  readonly deadline: bigint;
}
export type SignFxPermit2ReturnType = Hex;

/**
 * Signs, as the payer, the Permit2 transfer that pays for exactly this order by exactly this conversion.
 *
 * @example
 * const nonce = await nextPermit2Nonce(client, { owner: payer });
 * const signature = await signFxPermit2(client, { router, rfqVenue, order, conversion, nonce, deadline });
 * @throws LockByPassedError, QuoteExpiredError, QuoteBelowOrderError, MaximumBelowQuoteError
 */
export async function signFxPermit2(
  client: EscrowClient,
  parameters: SignFxPermit2Parameters,
): Promise<SignFxPermit2ReturnType> {
  const { router, order, conversion, nonce, deadline } = parameters;
  const [chainId] = await Promise.all([chainIdOf(client), checkConversion(client, parameters)]);
  return signTypedData(client, {
    account: accountOf(client, parameters),
    ...fxPermit2TypedData({ chainId, router, nonce, deadline, order, conversion }),
  });
}
