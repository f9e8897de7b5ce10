import type { Address, Hex } from "viem";

import type { SignedFxQuote } from "../../order/exchange/quote.ts";
import {
  encodeQuoteData,
  encodeUniswapV3Data,
  encodeUniswapV4Data,
  type UniswapV3Path,
  type UniswapV4PoolKey,
} from "../../order/exchange/venueData.ts";

/** A venue that could convert for an order, with what it needs. */
export type LockCandidate =
  | { readonly kind: "quote"; readonly venue: Address; readonly quote: SignedFxQuote }
  | { readonly kind: "uniswapV3"; readonly venue: Address; readonly path: UniswapV3Path }
  | {
      readonly kind: "uniswapV4";
      readonly venue: Address;
      readonly poolKey: UniswapV4PoolKey;
      readonly hookData?: Hex | undefined;
    };

/** The venue data by which a candidate sells exactly what an order is owed. */
export function purchaseDataOf(candidate: LockCandidate): Hex {
  switch (candidate.kind) {
    case "quote":
      return encodeQuoteData(candidate.quote);
    case "uniswapV3":
      return encodeUniswapV3Data(candidate.path, "purchase");
    case "uniswapV4":
      return encodeUniswapV4Data(candidate.poolKey, candidate.hookData);
    default:
      return candidate satisfies never;
  }
}
