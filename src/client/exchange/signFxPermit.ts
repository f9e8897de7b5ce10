import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { type FxLock, fxPermitTypedData } from "../../order/exchange/fxTypedData.ts";
import { type AccountParameters, accountOf, type EscrowClient } from "../escrowClient.ts";
import { getPermitNonce, getTokenDomain } from "../tokenDomain.ts";
import { checkConversion } from "./checkConversion.ts";
import type { RfqParameters, RouterParameters } from "./exchangeClient.ts";

export interface SignFxPermitParameters
  extends RouterParameters,
    Partial<RfqParameters>,
    AccountParameters,
    FxLock {
  /** Last second (unix time) in which the token takes the permit. */
  readonly deadline: bigint;
}
export type SignFxPermitReturnType = Hex;

/**
 * Signs the EIP-2612 permit for a conversion's maximum. It names no order: only its signer can lock with it. What the venue
 * does not take stays allowed to the router, which moves only its caller's tokens.
 *
 * @example
 * const signature = await signFxPermit(client, { router, rfqVenue, order, conversion, deadline });
 * @throws TokenDomainUnknownError, LockByPassedError, QuoteExpiredError, QuoteBelowOrderError, MaximumBelowQuoteError
 */
export async function signFxPermit(
  client: EscrowClient,
  parameters: SignFxPermitParameters,
): Promise<SignFxPermitReturnType> {
  const { router, conversion, deadline } = parameters;
  const account = accountOf(client, parameters);
  const owner = account.address;
  const [tokenDomain, nonce] = await Promise.all([
    getTokenDomain(client, conversion.tokenIn),
    getPermitNonce(client, conversion.tokenIn, owner),
    checkConversion(client, parameters),
  ]);
  return signTypedData(client, {
    account,
    ...fxPermitTypedData({ tokenDomain, router, owner, value: conversion.maximumIn, nonce, deadline }),
  });
}
