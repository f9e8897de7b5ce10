import { parseAbi } from "viem";

import { rfqVenueErrorsAbi } from "./exchangeErrorsAbi.ts";
import { exchangeTypesAbi } from "./exchangeTypesAbi.ts";

const functionsAndEventsAbi = parseAbi([
  ...exchangeTypesAbi,
  "function buyExact(FxTrade trade, bytes venueData) returns (uint256 amountIn)",
  "function sellExact(FxTrade trade, bytes venueData) returns (uint256 amountOut)",
  "function isFirm() view returns (bool firm)",
  "function cancelQuotes(uint256 word, uint256 mask)",
  "function isUsed(address maker, uint256 nonce) view returns (bool used)",
  "event QuoteFilled(address indexed maker, uint256 indexed nonce)",
  "event QuotesCanceled(address indexed maker, uint256 word, uint256 mask)",
]);

/** The whole ABI of `IRfqVenue`. A test compares it with the compiled interface, both ways. */
export const rfqVenueAbi = [...functionsAndEventsAbi, ...rfqVenueErrorsAbi] as const;
