/** Orders, terms, typed data, ids, private details and money: pure, for any runtime. */

export { orderEscrowAbi } from "./abi/orderEscrowAbi.ts";
export * from "./calendar.ts";
export {
  CurrencyDisabledError,
  type CurrencyFilter,
  CurrencyUnknownError,
  currencies,
  currencyOf,
  disabledCurrencies,
  findCurrencies,
} from "./currencies/currencies.ts";
export type {
  Capabilities,
  Currency,
  DisabledCurrency,
  ListedCurrency,
} from "./currencies/currency.ts";
export { type Source, type SourceId, sources } from "./currencies/sources.ts";
export { type TokenList, type TokenListToken, toTokenList } from "./currencies/tokenList.ts";
export {
  type DetailField,
  type Details,
  detailFieldNames,
  detailFields,
  parseDetails,
} from "./detailFields.ts";
export {
  CommitmentMismatchError,
  commitDetails,
  type DetailsCommitment,
  type DisclosedField,
  type Disclosure,
  discloseDetails,
  parseDisclosure,
  verifyDisclosure,
} from "./details.ts";
export {
  DisputeReason,
  type DisputeReasonName,
  disputeAll,
  disputeReasonName,
} from "./disputeReason.ts";
export { LadingError, type LadingErrorOptions } from "./errors.ts";
export { Exit, type ExitName, exitName } from "./exit.ts";
export {
  type AuthorizationParameters,
  authorizationTypedData,
  OrdersMissingError,
  OrdersTokenMismatchError,
  type Permit2Parameters,
  type PermitParameters,
  permit2Address,
  permit2ListTypedData,
  permit2TypedData,
  permitTypedData,
} from "./fundingTypedData.ts";
export { attestersHashOf, orderIdOf, termsIdOf } from "./ids.ts";
export { type LatestExitParameters, latestExit } from "./latestExit.ts";
export {
  AllocationInvalidError,
  addMoney,
  allocateMoney,
  CurrencyMismatchError,
  compareMoney,
  formatMoney,
  type Money,
  MoneyInvalidError,
  money,
  parseMoney,
  portionRoundedDown,
  subtractMoney,
  sumMoney,
} from "./money.ts";
export { type Order, parseOrder } from "./order.ts";
export type { OrderState } from "./orderState.ts";
export { type Attestations, packAttestations, packOrders } from "./packedDelivery.ts";
export { ParseError } from "./parse.ts";
export type { Permit2Funding } from "./permit2Funding.ts";
export { isGuardedAt, type Recovery, registryAt } from "./recovery.ts";
export type { Settlement } from "./settlement.ts";
export {
  isRulingPossible,
  lateSettlementOfferPeriod,
  latestOfferSignBy,
  type RulingOpensAtParameters,
  rulingOpensAt,
  settlementOfferPeriod,
} from "./settlementOffer.ts";
export { Side, type SideName, sideName } from "./side.ts";
export { Status, type StatusName, statusName } from "./status.ts";
export { openClaimNever, parseTerms, type StoredTerms, type Terms } from "./terms.ts";
export {
  claimTypedData,
  type DeliveryMessage,
  type DisputeMessage,
  deliveryTypedData,
  disputeTypedData,
  type EscrowDomainParameters,
  escrowDomain,
  orderTypedData,
  type PayoutMessage,
  type ReleaseMessage,
  reclaimTypedData,
  releaseTypedData,
  type SettlementMessage,
  settlementTypedData,
} from "./typedData.ts";
export {
  claimTypes,
  deliveryTypes,
  disputeTypes,
  orderTypes,
  permit2ListTypes,
  permit2Types,
  permitTypes,
  receiveWithAuthorizationTypes,
  reclaimTypes,
  releaseTypes,
  settlementTypes,
  termsTypes,
} from "./typedDataSchemas.ts";
export {
  type TermsWarning,
  type TermsWarningCode,
  type TermsWarningsParameters,
  termsWarnings,
} from "./warnings.ts";
