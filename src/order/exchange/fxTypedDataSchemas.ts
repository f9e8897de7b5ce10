import { orderTypes, permitWitnessFields, tokenPermissionsFields } from "../typedDataSchemas.ts";

const conversion = [
  { name: "venue", type: "address" },
  { name: "tokenIn", type: "address" },
  { name: "maximumIn", type: "uint256" },
  { name: "oracle", type: "address" },
  { name: "maxDeviationBps", type: "uint16" },
  { name: "closedDeviationBps", type: "uint16" },
  { name: "venueData", type: "bytes" },
] as const;

const lock = [
  { name: "order", type: "Order" },
  { name: "conversion", type: "FxConversion" },
] as const;

/** An order with the conversion that pays for it. Signed as the nonce or the witness of a pull, never by itself. */
export const fxLockTypes = { FxLock: lock, FxConversion: conversion, ...orderTypes } as const;

/** A maker's quote, under the RFQ venue's domain. */
export const fxQuoteTypes = {
  FxQuote: [
    { name: "maker", type: "address" },
    { name: "router", type: "address" },
    { name: "taker", type: "address" },
    { name: "orderId", type: "bytes32" },
    { name: "tokenIn", type: "address" },
    { name: "amountIn", type: "uint256" },
    { name: "tokenOut", type: "address" },
    { name: "amountOut", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "validUntil", type: "uint48" },
    { name: "fromPermit2", type: "bool" },
  ],
} as const;

/** Permit2 with an order and its conversion as the witness, under Permit2's domain. */
export const fxPermit2Types = {
  PermitWitnessTransferFrom: [...permitWitnessFields, { name: "witness", type: "FxLock" }],
  ...fxLockTypes,
  TokenPermissions: tokenPermissionsFields,
} as const;
