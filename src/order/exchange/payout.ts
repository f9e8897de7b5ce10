import { type Address, encodeAbiParameters, type Hex, parseAbiParameters } from "viem";
import { z } from "zod";

import { addressSchema, bytesSchema, parseWith, uint256Schema } from "../parse.ts";
import { exchangeTypesAbi } from "./abi/exchangeTypesAbi.ts";
import { bandFields, type FxBand } from "./conversion.ts";

/** How a payout, or tokens of the caller, become another currency. The same fields in the same order as in Solidity. */
export interface FxPayout extends FxBand {
  /** Where the conversion happens, an `IFxVenue`. */
  readonly venue: Address;
  /** What the recipient gets, an ERC-20. */
  readonly tokenOut: Address;
  /**
   * With `minimumOut` the least rate: a release or a fee before changes what is paid out, and does not void it. Above zero,
   * in the smallest unit of what is paid out.
   */
  readonly amountIn: bigint;
  /** Least that the recipient gets for `amountIn`, in `tokenOut`'s smallest unit; for another amount see `minimumFor`. */
  readonly minimumOut: bigint;
  readonly recipient: Address;
  /** What the venue needs: see `encodeQuoteData`, `encodeUniswapV3Data`, `encodeUniswapV4Data`. */
  readonly venueData: Hex;
}

const payoutSchema = z
  .object({
    venue: addressSchema,
    tokenOut: addressSchema,
    amountIn: uint256Schema.refine((value) => value > 0n, "must be above zero"),
    minimumOut: uint256Schema,
    recipient: addressSchema,
    ...bandFields,
    venueData: bytesSchema,
  })
  .strict();

/**
 * Reads a payout that comes from outside: amounts may be decimal strings, addresses any case.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseFxPayout(input: unknown): FxPayout {
  return parseWith(payoutSchema, "FxPayout", input);
}

/**
 * Least that the recipient gets when `amount` is paid out: in proportion, rounded up, as the router has it. A quote is
 * rounded down, so a minimum at the quote's own rate is missed by one unit where a part does not divide: leave it room.
 */
export function minimumFor({ amountIn, minimumOut }: FxPayout, amount: bigint): bigint {
  return (minimumOut * amount + amountIn - 1n) / amountIn;
}

/**
 * The `data` of a claim or reclaim whose receiver is the router. Whoever signs the claim signs this hash: recipient,
 * least rate and venue are the party's choice.
 *
 * @example
 * const data = encodeFxPayout(payout);
 * const signature = await signClaim(seller, { escrow, order, receiver: router, data, signBy });
 */
export function encodeFxPayout(payout: FxPayout): Hex {
  return encodeAbiParameters(parseAbiParameters(["FxPayout payout", ...exchangeTypesAbi]), [payout]);
}
