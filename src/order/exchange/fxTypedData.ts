import { type Address, type Hex, hashStruct, hashTypedData, type TypedDataDomain } from "viem";

import { permit2Domain } from "../fundingTypedData.ts";
import type { Order } from "../order.ts";
import { permitTypes, receiveWithAuthorizationTypes } from "../typedDataSchemas.ts";
import type { FxConversion } from "./conversion.ts";
import { fxLockTypes, fxPermit2Types, fxQuoteTypes } from "./fxTypedDataSchemas.ts";
import type { FxQuote } from "./quote.ts";

/** An order and how it is paid for: what a payer's one signature binds. */
export interface FxLock {
  readonly order: Order;
  readonly conversion: FxConversion;
}

/** The nonce of a payer's ERC-3009 authorization: the EIP-712 struct hash of order and conversion. */
export function fxLockHash({ order, conversion }: FxLock): Hex {
  return hashStruct({
    types: fxLockTypes,
    primaryType: "FxLock",
    data: { order: { ...order }, conversion: { ...conversion } },
  });
}

export interface FxAuthorizationParameters extends FxLock {
  readonly tokenDomain: TypedDataDomain;
  readonly router: Address;
  readonly payer: Address;
}

/** The ERC-3009 authorization that pays for exactly this order by exactly this conversion. */
export function fxAuthorizationTypedData(parameters: FxAuthorizationParameters) {
  const { tokenDomain, router, payer, order, conversion } = parameters;
  return {
    domain: tokenDomain,
    types: receiveWithAuthorizationTypes,
    primaryType: "ReceiveWithAuthorization",
    message: {
      from: payer,
      to: router,
      value: conversion.maximumIn,
      validAfter: 0n,
      // ERC-3009 excludes its last second, lockBy includes it.
      validBefore: BigInt(order.lockBy) + 1n,
      nonce: fxLockHash({ order, conversion }),
    },
  } as const;
}

export interface FxPermitParameters {
  readonly tokenDomain: TypedDataDomain;
  readonly router: Address;
  readonly owner: Address;
  readonly value: bigint;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/** The EIP-2612 permit of `owner` for the router. It names no order: only its owner may use it to lock. */
export function fxPermitTypedData(parameters: FxPermitParameters) {
  const { tokenDomain, router, owner, value, nonce, deadline } = parameters;
  return {
    domain: tokenDomain,
    types: permitTypes,
    primaryType: "Permit",
    message: { owner, spender: router, value, nonce, deadline },
  } as const;
}

export interface FxPermit2Parameters extends FxLock {
  readonly chainId: number;
  readonly router: Address;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/** The Permit2 signature that pays for exactly this order by exactly this conversion. */
export function fxPermit2TypedData(parameters: FxPermit2Parameters) {
  const { chainId, router, nonce, deadline, order, conversion } = parameters;
  return {
    domain: permit2Domain(chainId),
    types: fxPermit2Types,
    primaryType: "PermitWitnessTransferFrom",
    message: {
      permitted: { token: conversion.tokenIn, amount: conversion.maximumIn },
      spender: router,
      nonce,
      deadline,
      witness: { order, conversion },
    },
  } as const;
}

/** Where a quote counts: one RFQ venue on one chain. */
export interface RfqDomainParameters {
  readonly rfqVenue: Address;
  readonly chainId: number;
}

/** The EIP-712 domain of an RFQ venue. */
export function rfqDomain({ rfqVenue, chainId }: RfqDomainParameters) {
  return { name: "Lading RFQ", version: "1", chainId, verifyingContract: rfqVenue } as const;
}

/** What a maker signs. */
export function quoteTypedData(domain: RfqDomainParameters, quote: FxQuote) {
  const { maker, router, taker, orderId, tokenIn, amountIn, tokenOut, amountOut } = quote;
  const { nonce, validUntil, fromPermit2 } = quote;
  return {
    domain: rfqDomain(domain),
    types: fxQuoteTypes,
    primaryType: "FxQuote",
    message: {
      ...{ maker, router, taker, orderId, tokenIn, amountIn, tokenOut, amountOut },
      ...{ nonce, validUntil, fromPermit2 },
    },
  } as const;
}

/** The digest of a quote: what a maker that is a contract confirms by ERC-1271. */
export function quoteHash(domain: RfqDomainParameters, quote: FxQuote): Hex {
  return hashTypedData(quoteTypedData(domain, quote));
}
