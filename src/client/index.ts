/** The client: one action a file, and the pure core they stand on. */

export { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
export * from "../order/calendar.ts";
export {
  CurrencyDisabledError,
  type CurrencyFilter,
  CurrencyUnknownError,
  currencies,
  currencyOf,
  disabledCurrencies,
  findCurrencies,
} from "../order/currencies/currencies.ts";
export type {
  Capabilities,
  Currency,
  DisabledCurrency,
  ListedCurrency,
} from "../order/currencies/currency.ts";
export { type Source, type SourceId, sources } from "../order/currencies/sources.ts";
export { type TokenList, type TokenListToken, toTokenList } from "../order/currencies/tokenList.ts";
export {
  type DetailField,
  type Details,
  detailFieldNames,
  detailFields,
  parseDetails,
} from "../order/detailFields.ts";
export {
  CommitmentMismatchError,
  commitDetails,
  type DetailsCommitment,
  type DisclosedField,
  type Disclosure,
  discloseDetails,
  parseDisclosure,
  verifyDisclosure,
} from "../order/details.ts";
export {
  DisputeReason,
  type DisputeReasonName,
  disputeAll,
  disputeReasonName,
} from "../order/disputeReason.ts";
export { LadingError, type LadingErrorOptions } from "../order/errors.ts";
export { Exit, type ExitName, exitName } from "../order/exit.ts";
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
} from "../order/fundingTypedData.ts";
export { attestersHashOf, orderIdOf, termsIdOf } from "../order/ids.ts";
export { type LatestExitParameters, latestExit } from "../order/latestExit.ts";
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
} from "../order/money.ts";
export { type Order, parseOrder } from "../order/order.ts";
export {
  formatOrderFile,
  type OrderFile,
  OrderFileAlteredError,
  orderFileJsonSchema,
  parseOrderFile,
  publicOrderFile,
} from "../order/orderFile.ts";
export type { OrderState } from "../order/orderState.ts";
export { type Attestations, packAttestations, packOrders } from "../order/packedDelivery.ts";
export { ParseError } from "../order/parse.ts";
export type { Permit2Funding } from "../order/permit2Funding.ts";
export type { Recovery } from "../order/recovery.ts";
export type { Settlement } from "../order/settlement.ts";
export {
  isRulingPossible,
  lateSettlementOfferPeriod,
  latestOfferSignBy,
  type RulingOpensAtParameters,
  rulingOpensAt,
  settlementOfferPeriod,
} from "../order/settlementOffer.ts";
export { Side, type SideName, sideName } from "../order/side.ts";
export { Status, type StatusName, statusName } from "../order/status.ts";
export { openClaimNever, parseTerms, type StoredTerms, type Terms } from "../order/terms.ts";
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
} from "../order/typedData.ts";
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
} from "../order/typedDataSchemas.ts";
export {
  type TermsWarning,
  type TermsWarningCode,
  type TermsWarningsParameters,
  termsWarnings,
} from "../order/warnings.ts";
export {
  type CancelRecoveryParameters,
  type CancelRecoveryReturnType,
  cancelRecovery,
} from "./cancelRecovery.ts";
export { type ClaimParameters, type ClaimReturnType, claim } from "./claim.ts";
export { type ClaimManyParameters, type ClaimManyReturnType, claimMany } from "./claimMany.ts";
export {
  AttesterUnknownError,
  type ConfirmDeliveryParameters,
  type ConfirmDeliveryReturnType,
  confirmDelivery,
  TermsDifferError,
} from "./confirmDelivery.ts";
export { decodeEscrowError, EscrowRevertError, withEscrowErrors } from "./decodeEscrowError.ts";
export { type DisputeParameters, type DisputeReturnType, dispute } from "./dispute.ts";
export {
  type EnforceDefaultParameters,
  type EnforceDefaultReturnType,
  enforceDefault,
} from "./enforceDefault.ts";
export { type EscrowErrorName, errorAdvice } from "./errorAdvice.ts";
export { type EscrowActions, escrowActions } from "./escrowActions.ts";
export {
  AccountMissingError,
  type AccountParameters,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
export * from "./exchange/index.ts";
export { type GetCreditParameters, type GetCreditReturnType, getCredit } from "./getCredit.ts";
export {
  type GetCreditNonceParameters,
  type GetCreditNonceReturnType,
  getCreditNonce,
} from "./getCreditNonce.ts";
export { type GetHolderParameters, type GetHolderReturnType, getHolder } from "./getHolder.ts";
export {
  type GetLatestExitParameters,
  type GetLatestExitReturnType,
  getLatestExit,
} from "./getLatestExit.ts";
export { type GetOrderIdParameters, type GetOrderIdReturnType, getOrderId } from "./getOrderId.ts";
export {
  type GetOrderStateParameters,
  type GetOrderStateReturnType,
  getOrderState,
} from "./getOrderState.ts";
export { type GetRecoveryParameters, type GetRecoveryReturnType, getRecovery } from "./getRecovery.ts";
export {
  type GetStoredTermsParameters,
  type GetStoredTermsReturnType,
  getStoredTerms,
} from "./getStoredTerms.ts";
export {
  type GetTermsParameters,
  type GetTermsReturnType,
  getTerms,
  TermsNotFoundError,
} from "./getTerms.ts";
export { type LockParameters, type LockReturnType, lock } from "./lock.ts";
export { type LockManyParameters, type LockManyReturnType, lockMany } from "./lockMany.ts";
export {
  type AuthorizedLock,
  type LockManyWithAuthorizationParameters,
  type LockManyWithAuthorizationReturnType,
  lockManyWithAuthorization,
} from "./lockManyWithAuthorization.ts";
export {
  type LockManyWithPermit2Parameters,
  type LockManyWithPermit2ReturnType,
  lockManyWithPermit2,
} from "./lockManyWithPermit2.ts";
export {
  type LockWithAuthorizationParameters,
  type LockWithAuthorizationReturnType,
  lockWithAuthorization,
} from "./lockWithAuthorization.ts";
export {
  type LockWithPermitParameters,
  type LockWithPermitReturnType,
  lockWithPermit,
} from "./lockWithPermit.ts";
export {
  type LockWithPermit2Parameters,
  type LockWithPermit2ReturnType,
  lockWithPermit2,
} from "./lockWithPermit2.ts";
export {
  type NextPermit2NonceParameters,
  type NextPermit2NonceReturnType,
  nextPermit2Nonce,
} from "./nextPermit2Nonce.ts";
export { prepare } from "./prepare.ts";
export { type PublishTermsParameters, type PublishTermsReturnType, publishTerms } from "./publishTerms.ts";
export { type ReassignParameters, type ReassignReturnType, reassign } from "./reassign.ts";
export { type ReclaimParameters, type ReclaimReturnType, reclaim } from "./reclaim.ts";
export { type ReclaimManyParameters, type ReclaimManyReturnType, reclaimMany } from "./reclaimMany.ts";
export { type RefundParameters, type RefundReturnType, refund } from "./refund.ts";
export { ReceiverKeepsNothingError, refuseExchange } from "./refuseExchange.ts";
export { type ReleaseParameters, type ReleaseReturnType, release } from "./release.ts";
export { type ReleaseManyParameters, type ReleaseManyReturnType, releaseMany } from "./releaseMany.ts";
export { type RuleParameters, type RuleReturnType, rule } from "./rule.ts";
export type { PreparedCall, SendParameters } from "./sendCall.ts";
export { type SetRecoveryParameters, type SetRecoveryReturnType, setRecovery } from "./setRecovery.ts";
export { type SettleParameters, type SettleReturnType, settle } from "./settle.ts";
export {
  type SignAuthorizationParameters,
  type SignAuthorizationReturnType,
  signAuthorization,
} from "./signAuthorization.ts";
export { type SignClaimParameters, type SignClaimReturnType, signClaim } from "./signClaim.ts";
export {
  OrdersNotLockedError,
  type SignDeliveryParameters,
  type SignDeliveryReturnType,
  signDelivery,
} from "./signDelivery.ts";
export { type SignDisputeParameters, type SignDisputeReturnType, signDispute } from "./signDispute.ts";
export type { SignedParameters } from "./signedParameters.ts";
export { type SignPermitParameters, type SignPermitReturnType, signPermit } from "./signPermit.ts";
export { type SignPermit2Parameters, type SignPermit2ReturnType, signPermit2 } from "./signPermit2.ts";
export {
  type SignPermit2ListParameters,
  type SignPermit2ListReturnType,
  signPermit2List,
} from "./signPermit2List.ts";
export { type SignReclaimParameters, type SignReclaimReturnType, signReclaim } from "./signReclaim.ts";
export { type SignReleaseParameters, type SignReleaseReturnType, signRelease } from "./signRelease.ts";
export {
  SettlementOfferOverError,
  SettlementOfferTooLongError,
  type SignSettlementParameters,
  type SignSettlementReturnType,
  signSettlement,
} from "./signSettlement.ts";
export {
  type SignWithdrawalParameters,
  type SignWithdrawalReturnType,
  signWithdrawal,
} from "./signWithdrawal.ts";
export {
  type SubmitEvidenceParameters,
  type SubmitEvidenceReturnType,
  submitEvidence,
} from "./submitEvidence.ts";
export { getTokenDomain, TokenDomainUnknownError } from "./tokenDomain.ts";
export { type WithdrawParameters, type WithdrawReturnType, withdraw } from "./withdraw.ts";
export {
  type WithdrawAsSuccessorParameters,
  type WithdrawAsSuccessorReturnType,
  withdrawAsSuccessor,
} from "./withdrawAsSuccessor.ts";
export type { EscrowCall, WriteParameters } from "./writeEscrow.ts";
