import { parseAbi } from "viem";

/** Every custom error of `IFxRouter`. */
export const fxRouterErrorsAbi = parseAbi([
  "error VenueNotAllowed(address venue)",
  "error CallerNotVenue(address caller, address venue)",
  "error PaymentOutOfBounds(uint256 asked, uint256 bound)",
  "error VenueNotPaid(address venue)",
  "error ReceivedTooLittle(address token, uint256 received, uint256 minimum)",
  "error PriceOutsideBand(uint256 given, uint256 bound)",
  "error FxMarketClosed(address oracle, address venue)",
  "error ConversionNotNeeded(address token)",
  "error CallerNotEscrow(address caller, address escrow)",
  "error RecipientNotAllowed(address recipient)",
  "error PayoutDataInvalid()",
  "error PayoutRateInvalid(uint256 amountIn, uint256 minimumOut)",
]);

/** Every custom error of `IRfqVenue`, with the one that all venues share. */
export const rfqVenueErrorsAbi = parseAbi([
  "error VenueTokensMismatch(address givenIn, address givenOut, address expectedIn, address expectedOut)",
  "error QuoteTruncated(uint256 given, uint256 expected)",
  "error QuoteExpired(uint256 validUntil, uint256 nowAt)",
  "error QuoteUsed(address maker, uint256 nonce)",
  "error QuoteTooSmall(uint256 asked, uint256 quoted)",
  "error QuotePriceMismatch(uint256 given, uint256 bound)",
  "error QuoteSignatureInvalid(address maker, bytes32 digest)",
  "error QuoteAmountTooLarge(uint256 given, uint256 maximum)",
]);

/** What the Uniswap venues add. */
export const poolVenueErrorsAbi = parseAbi([
  "error TradeAmountZero()",
  "error CallerNotPool(address caller, address pool)",
  "error PoolInputAboveMaximum(uint256 asked, uint256 maximum)",
  "error PoolOutputBelowMinimum(uint256 delivered, uint256 minimum)",
  "error PoolOutputMismatch(uint256 delivered, uint256 expected)",
  "error PoolInputMismatch(uint256 taken, uint256 expected)",
  // UniswapV3Venue
  "error PathMalformed(uint256 length)",
  "error PoolMissing(address pool)",
  // UniswapV4Venue
  "error PoolKeyMalformed(uint256 length)",
  "error PoolDeltaReversed(int256 deltaIn, int256 deltaOut)",
  "error PoolCurrencyNative(address currency0, address currency1)",
]);

/** Why an oracle gives no price right now. What only its deployment can end with is not here. */
export const fxOracleErrorsAbi = parseAbi([
  "error OracleUnsupportedPair(address base, address quote)",
  "error OracleDecimalsTooMany(address account, uint8 given, uint8 maximum)",
  "error FeedRoundIncomplete(address feed, uint80 roundId, uint80 answeredInRound)",
  "error FeedAnswerNotPositive(address feed, int256 answer)",
  "error FeedAnswerTooLarge(address feed, int256 answer, uint256 maximum)",
  "error FeedAnswerFromFuture(address feed, uint256 updatedAt, uint256 nowAt)",
  "error FeedAnswerStale(address feed, uint256 updatedAt, uint256 notBefore)",
  "error SequencerDown(address feed, int256 answer)",
  "error SequencerRestarted(address feed, uint256 startedAt, uint256 opensAt)",
]);

/** Every named error of router, venues and oracles that a conversion can end with. */
export const exchangeErrorsAbi = [
  ...fxRouterErrorsAbi,
  ...rfqVenueErrorsAbi,
  ...poolVenueErrorsAbi,
  ...fxOracleErrorsAbi,
] as const;
