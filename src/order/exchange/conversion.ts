import type { Address, Hex } from "viem";
import { z } from "zod";

import { addressSchema, bytesSchema, parseWith, uint256Schema, uintSchema } from "../parse.ts";

/** By how much a conversion's price may be worse than an oracle's. Without an oracle only maximum or minimum count. */
export interface FxBand {
  /** An `IFxOracle`, or zero for no band. */
  readonly oracle: Address;
  /** While the oracle's market is open, in 1/10,000. */
  readonly maxDeviationBps: number;
  /** While it is closed; only firm venues convert then. */
  readonly closedDeviationBps: number;
}

/** How a buyer's currency becomes the amount that an order is owed. The same fields in the same order as in Solidity. */
export interface FxConversion extends FxBand {
  /** Where the conversion happens, an `IFxVenue`. */
  readonly venue: Address;
  /** What the payer gives, an ERC-20. */
  readonly tokenIn: Address;
  /** Most that the payer gives, in `tokenIn`'s smallest unit. */
  readonly maximumIn: bigint;
  /** What the venue needs: see `encodeQuoteData`, `encodeUniswapV3Data`, `encodeUniswapV4Data`. */
  readonly venueData: Hex;
}

/** No band: the maximum, or the minimum, is the only bound. */
export const noBand: FxBand = {
  oracle: "0x0000000000000000000000000000000000000000",
  maxDeviationBps: 0,
  closedDeviationBps: 0,
};

/** The fields of a band, as schemas. */
export const bandFields = {
  oracle: addressSchema,
  maxDeviationBps: uintSchema(16),
  closedDeviationBps: uintSchema(16),
};

const conversionSchema = z
  .object({
    venue: addressSchema,
    tokenIn: addressSchema,
    maximumIn: uint256Schema,
    ...bandFields,
    venueData: bytesSchema,
  })
  .strict();

/**
 * Reads a conversion that comes from outside: amounts may be decimal strings, addresses any case.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseFxConversion(input: unknown): FxConversion {
  return parseWith(conversionSchema, "FxConversion", input);
}
