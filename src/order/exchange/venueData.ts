import {
  type Address,
  concatHex,
  decodeAbiParameters,
  encodeAbiParameters,
  encodePacked,
  type Hex,
  parseAbiParameters,
  size,
  slice,
  zeroAddress,
  zeroHash,
} from "viem";

import { LadingError } from "../errors.ts";
import type { FxQuote, SignedFxQuote } from "./quote.ts";

const quoteWords = parseAbiParameters(
  "address maker, uint256 amountIn, uint256 amountOut, uint256 nonce, uint48 validUntil, bool anyTaker, bool anyOrder, bool fromPermit2",
);
const quoteBytes = 8 * 32;

const poolKeyAndHookData = parseAbiParameters([
  "PoolKey poolKey, bytes hookData",
  "struct PoolKey { address currency0; address currency1; uint24 fee; int24 tickSpacing; address hooks; }",
]);

/** A quote's venue data hold less than a quote. */
export class QuoteDataTooShortError extends LadingError {
  override name = "QuoteDataTooShortError";
  constructor(given: number) {
    super("The venue data are no quote: they are too short.", {
      metaMessages: [`given: ${given} bytes`, `expected: ${quoteBytes} bytes and a signature`],
      docsPath: "docs/errors.md#quotedatatooshorterror",
    });
  }
}

/** A path needs one token more than it has pools, and at least one pool. */
export class PathTokensMismatchError extends LadingError {
  override name = "PathTokensMismatchError";
  constructor(tokens: number, fees: number) {
    super("A path has one token more than it has pools, and at least one pool.", {
      metaMessages: [`given: ${tokens} tokens, ${fees} fees`],
      docsPath: "docs/errors.md#pathtokensmismatcherror",
    });
  }
}

/** A pool of the chain's own coin, which the exchange does not move. */
export class NativeCurrencyError extends LadingError {
  override name = "NativeCurrencyError";
  constructor({ currency0, currency1 }: UniswapV4PoolKey) {
    super("The pool trades the chain's own coin, which is no ERC-20: an order cannot be paid with it.", {
      metaMessages: [`currency0: ${currency0}`, `currency1: ${currency1}`],
      docsPath: "docs/errors.md#nativecurrencyerror",
    });
  }
}

/** The venue data of a signed quote. What the trade says itself (router, taker, order, tokens) does not travel. */
export function encodeQuoteData(quote: SignedFxQuote): Hex {
  const { maker, amountIn, amountOut, nonce, validUntil, taker, orderId, fromPermit2, signature } = quote;
  const words = encodeAbiParameters(quoteWords, [
    maker,
    amountIn,
    amountOut,
    nonce,
    validUntil,
    taker === zeroAddress,
    orderId === zeroHash,
    fromPermit2,
  ]);
  return concatHex([words, signature]);
}

/** What venue data tell of a quote. Whom and what it is for, only its signature says. */
export interface TravelingQuote
  extends Pick<FxQuote, "maker" | "amountIn" | "amountOut" | "nonce" | "validUntil" | "fromPermit2"> {
  readonly anyTaker: boolean;
  readonly anyOrder: boolean;
  readonly signature: Hex;
}

/**
 * Reads a quote's venue data.
 *
 * @throws QuoteDataTooShortError
 */
export function decodeQuoteData(venueData: Hex): TravelingQuote {
  if (size(venueData) < quoteBytes) throw new QuoteDataTooShortError(size(venueData));
  const [maker, amountIn, amountOut, nonce, validUntil, anyTaker, anyOrder, fromPermit2] =
    decodeAbiParameters(quoteWords, slice(venueData, 0, quoteBytes));
  const signature = size(venueData) === quoteBytes ? "0x" : slice(venueData, quoteBytes);
  return { maker, amountIn, amountOut, nonce, validUntil, anyTaker, anyOrder, fromPermit2, signature };
}

/** A way through Uniswap v3 pools, in the direction of the money: from what is given to what is bought. */
export interface UniswapV3Path {
  /** What is given, what lies between, what is bought. */
  readonly tokens: readonly Address[];
  /** Fee of the pool between each two tokens, in millionths. */
  readonly feesMillionths: readonly number[];
}

/**
 * The venue data of Uniswap v3. A purchase (`lockExact…`) is written from its last token back, a sale (`convert`, a
 * payout) forward; the path is always given from what is paid to what is bought.
 *
 * @throws PathTokensMismatchError
 */
export function encodeUniswapV3Data(path: UniswapV3Path, trade: "purchase" | "sale"): Hex {
  const { tokens, feesMillionths } = path;
  if (feesMillionths.length === 0 || tokens.length !== feesMillionths.length + 1) {
    throw new PathTokensMismatchError(tokens.length, feesMillionths.length);
  }
  const isSale = trade === "sale";
  const [first, ...rest] = isSale ? tokens : tokens.toReversed();
  const fees = isSale ? feesMillionths : feesMillionths.toReversed();
  return concatHex([
    encodePacked(["address"], [first as Address]),
    ...rest.map((token, index) => encodePacked(["uint24", "address"], [fees[index] as number, token])),
  ]);
}

/** What names a pool in Uniswap v4. */
export interface UniswapV4PoolKey {
  /** The token of the lower address. */
  readonly currency0: Address;
  readonly currency1: Address;
  /** In millionths. */
  readonly fee: number;
  readonly tickSpacing: number;
  readonly hooks: Address;
}

/**
 * The venue data of Uniswap v4, the same for a purchase and a sale.
 *
 * @throws NativeCurrencyError
 */
export function encodeUniswapV4Data(poolKey: UniswapV4PoolKey, hookData: Hex = "0x"): Hex {
  if (poolKey.currency0 === zeroAddress || poolKey.currency1 === zeroAddress)
    throw new NativeCurrencyError(poolKey);
  return encodeAbiParameters(poolKeyAndHookData, [poolKey, hookData]);
}
