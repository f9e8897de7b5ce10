import { type Address, type Hex, zeroAddress, zeroHash } from "viem";
import { z } from "zod";

import { addressSchema, bytes32Schema, bytesSchema, parseWith, uint256Schema, uintSchema } from "../parse.ts";

/**
 * A maker's firm price, as it is signed. Filled once, in whole or in part at the same rate, rounded in the maker's favor.
 */
export interface FxQuote {
  /** Who signs, and who trades. */
  readonly maker: Address;
  /** The router through which it may be filled. */
  readonly router: Address;
  /** For whom it is, or zero for whoever fills it first. */
  readonly taker: Address;
  /** For which order, or zero for any or none. A list of orders needs zero. */
  readonly orderId: Hex;
  /** What the maker gets, an ERC-20. */
  readonly tokenIn: Address;
  /** What the maker gets for `amountOut`, in `tokenIn`'s smallest unit. */
  readonly amountIn: bigint;
  /** What the maker gives, an ERC-20. */
  readonly tokenOut: Address;
  /** Most that the maker gives, in `tokenOut`'s smallest unit. */
  readonly amountOut: bigint;
  /** The maker's own, used once. Dense nonces share a slot and cost no new one. */
  readonly nonce: bigint;
  /** Last second (unix time) in which the quote counts. */
  readonly validUntil: number;
  /** Whether the maker's tokens move by its Permit2 allowance to the venue instead of the token's own. */
  readonly fromPermit2: boolean;
}

/** A quote with its maker's signature: what a maker hands out. */
export interface SignedFxQuote extends FxQuote {
  readonly signature: Hex;
}

const signedQuoteSchema = z
  .object({
    maker: addressSchema,
    router: addressSchema,
    taker: addressSchema.default(zeroAddress),
    orderId: bytes32Schema.default(zeroHash),
    tokenIn: addressSchema,
    amountIn: uint256Schema.refine((value) => value > 0n, "must be above zero"),
    tokenOut: addressSchema,
    amountOut: uint256Schema.refine((value) => value > 0n, "must be above zero"),
    nonce: uint256Schema,
    validUntil: uintSchema(48),
    fromPermit2: z.boolean(),
    signature: bytesSchema,
  })
  .strict();

/**
 * Reads a signed quote that a maker sent: amounts may be decimal strings, addresses any case.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseSignedQuote(input: unknown): SignedFxQuote {
  return parseWith(signedQuoteSchema, "FxQuote", input);
}

/** A signed quote as JSON carries it, for `parseSignedQuote` at the other end. */
export function formatSignedQuote(quote: SignedFxQuote): Record<string, string | number | boolean> {
  const { amountIn, amountOut, nonce, ...others } = quote;
  return {
    ...others,
    amountIn: amountIn.toString(),
    amountOut: amountOut.toString(),
    nonce: nonce.toString(),
  };
}

/** What a purchase of `amountOut` costs by a quote, rounded up in the maker's favor as the venue does. */
export function quotedInput(quote: Pick<FxQuote, "amountIn" | "amountOut">, amountOut: bigint): bigint {
  return (quote.amountIn * amountOut + quote.amountOut - 1n) / quote.amountOut;
}

/** What a sale of `amountIn` brings by a quote, rounded down in the maker's favor as the venue does. */
export function quotedOutput(quote: Pick<FxQuote, "amountIn" | "amountOut">, amountIn: bigint): bigint {
  return (quote.amountOut * amountIn) / quote.amountIn;
}
