import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { type FxLock, fxAuthorizationTypedData } from "../../order/exchange/fxTypedData.ts";
import { type AccountParameters, accountOf, type EscrowClient } from "../escrowClient.ts";
import { getTokenDomain } from "../tokenDomain.ts";
import { checkConversion } from "./checkConversion.ts";
import type { RfqParameters, RouterParameters } from "./exchangeClient.ts";

export interface SignFxAuthorizationParameters
  extends RouterParameters,
    Partial<RfqParameters>,
    AccountParameters,
    FxLock {}
export type SignFxAuthorizationReturnType = Hex;

/**
 * Signs, as the payer, the ERC-3009 authorization that pays for exactly this order by exactly this conversion: its nonce is
 * the hash of both. With `rfqVenue`, a quote that has expired or costs more than the maximum is refused.
 *
 * @example
 * const signature = await signFxAuthorization(payer, { router, rfqVenue, order, conversion });
 * @throws TokenDomainUnknownError, LockByPassedError, QuoteExpiredError, QuoteBelowOrderError, MaximumBelowQuoteError
 */
export async function signFxAuthorization(
  client: EscrowClient,
  parameters: SignFxAuthorizationParameters,
): Promise<SignFxAuthorizationReturnType> {
  const { router, order, conversion } = parameters;
  const account = accountOf(client, parameters);
  const [tokenDomain] = await Promise.all([
    getTokenDomain(client, conversion.tokenIn),
    checkConversion(client, parameters),
  ]);
  return signTypedData(client, {
    account,
    ...fxAuthorizationTypedData({ tokenDomain, router, payer: account.address, order, conversion }),
  });
}
