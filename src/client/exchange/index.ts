/** The exchange of the client: converting on the way into the escrow and out of it. */

export { exchangeErrorsAbi } from "../../order/exchange/abi/exchangeErrorsAbi.ts";
export { fxOracleAbi } from "../../order/exchange/abi/fxOracleAbi.ts";
export { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
export { rfqVenueAbi } from "../../order/exchange/abi/rfqVenueAbi.ts";
export {
  type FxBand,
  type FxConversion,
  noBand,
  parseFxConversion,
} from "../../order/exchange/conversion.ts";
export {
  type FxAuthorizationParameters,
  type FxLock,
  type FxPermit2Parameters,
  type FxPermitParameters,
  fxAuthorizationTypedData,
  fxLockHash,
  fxPermit2TypedData,
  fxPermitTypedData,
  quoteHash,
  quoteTypedData,
  type RfqDomainParameters,
  rfqDomain,
} from "../../order/exchange/fxTypedData.ts";
export { fxLockTypes, fxPermit2Types, fxQuoteTypes } from "../../order/exchange/fxTypedDataSchemas.ts";
export {
  type FxWarning,
  type FxWarningCode,
  type FxWarningsParameters,
  fxWarnings,
} from "../../order/exchange/fxWarnings.ts";
export { encodeFxPayout, type FxPayout, minimumFor, parseFxPayout } from "../../order/exchange/payout.ts";
export {
  type FxQuote,
  formatSignedQuote,
  parseSignedQuote,
  quotedInput,
  quotedOutput,
  type SignedFxQuote,
} from "../../order/exchange/quote.ts";
export { type QuoteNonceMask, quoteNonceMasks } from "../../order/exchange/quoteNonces.ts";
export { parseQuoteRequest, type QuoteRequest } from "../../order/exchange/quoteRequest.ts";
export {
  decodeQuoteData,
  encodeQuoteData,
  encodeUniswapV3Data,
  encodeUniswapV4Data,
  NativeCurrencyError,
  PathTokensMismatchError,
  QuoteDataTooShortError,
  type TravelingQuote,
  type UniswapV3Path,
  type UniswapV4PoolKey,
} from "../../order/exchange/venueData.ts";
export { type CancelQuotesParameters, type CancelQuotesReturnType, cancelQuotes } from "./cancelQuotes.ts";
export {
  checkConversion,
  LockByPassedError,
  MaximumBelowQuoteError,
  QuoteBelowOrderError,
  QuoteExpiredError,
} from "./checkConversion.ts";
export {
  type ClaimConvertedParameters,
  type ClaimConvertedReturnType,
  claimConverted,
} from "./claimConverted.ts";
export { type ConvertParameters, type ConvertReturnType, convert } from "./convert.ts";
export { type ExchangeActions, type ExchangeParameters, exchangeActions } from "./exchangeActions.ts";
export type { RfqParameters, RouterParameters } from "./exchangeClient.ts";
export { type GetQuoteUsedParameters, type GetQuoteUsedReturnType, getQuoteUsed } from "./getQuoteUsed.ts";
export { type LockCandidate, purchaseDataOf } from "./lockCandidate.ts";
export { type LockExactParameters, type LockExactReturnType, lockExact } from "./lockExact.ts";
export {
  type LockExactBatchParameters,
  type LockExactBatchReturnType,
  lockExactBatch,
} from "./lockExactBatch.ts";
export {
  type LockExactWithAuthorizationParameters,
  type LockExactWithAuthorizationReturnType,
  lockExactWithAuthorization,
} from "./lockExactWithAuthorization.ts";
export {
  type LockExactWithPermitParameters,
  type LockExactWithPermitReturnType,
  lockExactWithPermit,
} from "./lockExactWithPermit.ts";
export {
  type LockExactWithPermit2Parameters,
  type LockExactWithPermit2ReturnType,
  lockExactWithPermit2,
} from "./lockExactWithPermit2.ts";
export {
  type LockQuote,
  type LockRefusal,
  type QuoteLockParameters,
  type QuoteLockReturnType,
  quoteLock,
} from "./quoteLock.ts";
export {
  type ReclaimConvertedParameters,
  type ReclaimConvertedReturnType,
  reclaimConverted,
} from "./reclaimConverted.ts";
export {
  type SignFxAuthorizationParameters,
  type SignFxAuthorizationReturnType,
  signFxAuthorization,
} from "./signFxAuthorization.ts";
export { type SignFxPermitParameters, type SignFxPermitReturnType, signFxPermit } from "./signFxPermit.ts";
export {
  type SignFxPermit2Parameters,
  type SignFxPermit2ReturnType,
  signFxPermit2,
} from "./signFxPermit2.ts";
export {
  MakerNotSignerError,
  type SignQuoteParameters,
  type SignQuoteReturnType,
  signQuote,
} from "./signQuote.ts";
