import type { ContractErrorName } from "viem";

import type { exchangeErrorsAbi } from "../order/exchange/abi/exchangeErrorsAbi.ts";

/** One entry of the error catalogue. */
export interface Advice {
  /** What happened, in plain words. */
  readonly words: string;
  /** What to do. */
  readonly advice: string;
}

const fresh = "Quote again with quoteLock, or raise the bound.";
const otherOracle = "Wait, name another oracle, or take no band and a tight maximum or minimum.";
const notByHand = "Only contracts can cause this; check which router and venue you call.";

/** The part of the error catalogue that is the exchange's. */
export const exchangeErrorAdvice: Readonly<Record<ContractErrorName<typeof exchangeErrorsAbi>, Advice>> = {
  VenueNotAllowed: {
    words:
      "This address cannot be a venue: it has no code, or is a token of the trade, the escrow, Permit2 or the router.",
    advice: "Name a deployed venue of this chain.",
  },
  CallerNotVenue: { words: "Only the venue of the trade under way may ask to be paid.", advice: notByHand },
  PaymentOutOfBounds: {
    words: "The venue asked for more than the maximum, or for another amount than was sold.",
    advice: `${fresh} A token that takes a fee cannot be sold.`,
  },
  VenueNotPaid: {
    words: "The venue never asked to be paid, so it did not trade.",
    advice: "Choose another venue.",
  },
  ReceivedTooLittle: {
    words: "The venue brought less than the payout's minimum, or the token kept a part of it.",
    advice: fresh,
  },
  PriceOutsideBand: {
    words: "The price is worse than the oracle's by more than the deviation.",
    advice: "Choose another venue, wait, or widen the deviation if you know why.",
  },
  FxMarketClosed: {
    words: "The FX market is closed, and a pool has no price worth comparing then.",
    advice: "Take a signed quote, wait until Sunday night, or demand no band.",
  },
  ConversionNotNeeded: {
    words: "Both tokens are the same.",
    advice: "Lock, or take the payout, directly.",
  },
  CallerNotEscrow: { words: "Only the escrow pays out at the router.", advice: notByHand },
  RecipientNotAllowed: {
    words: "The recipient is zero, a token of the trade, the venue, the escrow or the router.",
    advice: "Name the account that shall have the money.",
  },
  PayoutDataInvalid: {
    words: "The data of the payout are no encoded FxPayout.",
    advice: "Use encodeFxPayout, or claimConverted.",
  },
  PayoutRateInvalid: {
    words: "The payout's least rate is for nothing of what is paid out.",
    advice: "Give amountIn above zero: minimumOut is the least for it.",
  },
  VenueTokensMismatch: {
    words: "The path or pool leads from or to other tokens than the trade's.",
    advice: "Build the venue data for these tokens, as a purchase or a sale.",
  },
  QuoteTruncated: {
    words: "The venue data are too short for a quote.",
    advice: "Use encodeQuoteData on the quote as the maker sent it.",
  },
  QuoteExpired: { words: "The quote's time has passed.", advice: "Ask the maker for a new one." },
  QuoteUsed: {
    words: "The quote was filled or canceled before.",
    advice: "Ask the maker for a new one.",
  },
  QuoteTooSmall: {
    words: "The quote covers less than is asked for.",
    advice: "Ask for a quote over the whole amount.",
  },
  QuotePriceMismatch: {
    words: "The quote's price is beyond the maximum, or below the minimum.",
    advice: "Ask for a better quote, or raise maximumIn to what this one costs.",
  },
  QuoteSignatureInvalid: {
    words: "The maker did not sign this quote for this router, taker, order and these tokens.",
    advice: "Ask for a quote for exactly this payer and order; a list needs one for any order.",
  },
  QuoteAmountTooLarge: {
    words: "Permit2 moves at most 160 bits.",
    advice: "Ask for a quote that moves by the token's own allowance.",
  },
  TradeAmountZero: { words: "A trade, or a part of it, of nothing.", advice: "Give an amount above zero." },
  CallerNotPool: { words: "Only the pool of a trade under way may call back.", advice: notByHand },
  PoolInputAboveMaximum: { words: "The pool asks for more than the maximum.", advice: fresh },
  PoolOutputBelowMinimum: { words: "The pool gives less than the minimum.", advice: fresh },
  PoolOutputMismatch: {
    words: "The pool has too little of what is bought, at any price.",
    advice: "Choose a deeper pool or a maker's quote.",
  },
  PoolInputMismatch: {
    words: "The pool does not take all that is sold: it has nothing left to give for it.",
    advice: "Choose a deeper pool or a maker's quote.",
  },
  PathMalformed: { words: "The venue data are no path.", advice: "Use encodeUniswapV3Data." },
  PoolMissing: {
    words: "There is no pool of these tokens and this fee.",
    advice: "Check the fees of the path, and that the venue belongs to this chain's factory.",
  },
  PoolKeyMalformed: { words: "The venue data are no pool key.", advice: "Use encodeUniswapV4Data." },
  PoolDeltaReversed: {
    words: "The pool's hooks turned the trade around.",
    advice: "Choose a pool with other hooks, or none.",
  },
  PoolCurrencyNative: {
    words: "The pool trades the chain's own coin, which is no token here.",
    advice: "Choose a pool of the wrapped coin's token.",
  },
  OracleUnsupportedPair: {
    words: "The oracle knows no price of this pair.",
    advice: "Name another oracle, or none.",
  },
  OracleDecimalsTooMany: { words: "The feed has come to too many decimals.", advice: otherOracle },
  FeedRoundIncomplete: { words: "The feed has no answer for its latest round yet.", advice: otherOracle },
  FeedAnswerNotPositive: { words: "The feed's price is zero or negative.", advice: otherOracle },
  FeedAnswerTooLarge: { words: "The feed's price is beyond every currency.", advice: otherOracle },
  FeedAnswerFromFuture: { words: "The feed's price is from after this block.", advice: otherOracle },
  FeedAnswerStale: { words: "The feed's price is too old.", advice: otherOracle },
  SequencerDown: { words: "The rollup's sequencer is down.", advice: otherOracle },
  SequencerRestarted: { words: "The sequencer is up again for too short a time.", advice: otherOracle },
};
