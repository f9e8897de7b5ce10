import { type Address, type Hex, zeroAddress, zeroHash } from "viem";
import { z } from "zod";

import { addressSchema, amountSchema, bytes32Schema, parseWith } from "../parse.ts";

/** What a payer asks a maker: so much of `tokenOut`, for how much of `tokenIn`? */
export interface QuoteRequest {
  /** For whom, or zero for whoever fills the quote first. */
  readonly taker: Address;
  /** For which order, or zero for any or none. */
  readonly orderId: Hex;
  readonly tokenIn: Address;
  readonly tokenOut: Address;
  /** In `tokenOut`'s smallest unit. */
  readonly amountOut: bigint;
}

const requestSchema = z
  .object({
    taker: addressSchema.default(zeroAddress),
    orderId: bytes32Schema.default(zeroHash),
    tokenIn: addressSchema,
    tokenOut: addressSchema,
    amountOut: amountSchema,
  })
  .strict();

/**
 * Reads a request for a quote: amounts may be decimal strings, addresses any case.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseQuoteRequest(input: unknown): QuoteRequest {
  return parseWith(requestSchema, "QuoteRequest", input);
}
