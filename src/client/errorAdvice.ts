import type { ContractErrorName } from "viem";

import type { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { exchangeErrorsAbi } from "../order/exchange/abi/exchangeErrorsAbi.ts";
import { type Advice, exchangeErrorAdvice } from "./exchangeErrorAdvice.ts";
import type { outsideErrorsAbi } from "./outsideErrorsAbi.ts";

/**
 * Every error that a call can end with: the escrow's own, those of the exchange, and those of the tokens, Permit2 and pools
 * behind them.
 */
export type EscrowErrorName =
  | ContractErrorName<typeof orderEscrowAbi>
  | ContractErrorName<typeof exchangeErrorsAbi>
  | ContractErrorName<typeof outsideErrorsAbi>;

const checkDates = "Compare the order's dates with the chain's time.";
const checkTerms = "Run parseTerms on them: it names every bound.";

/** The error catalogue. Its type demands an entry for every error of the ABI and allows no other. */
export const errorAdvice: Readonly<Record<EscrowErrorName, Advice>> = {
  OrderStatusNotAllowed: {
    words: "The order's status does not allow this.",
    advice: "Read the order's state; somebody may have been faster.",
  },
  ActionTooEarly: { words: "It is too early for this.", advice: "Wait until it opens." },
  ActionTooLate: {
    words: "It is too late for this: the step has ended.",
    advice: "Take the step's default: reclaim, claim or enforceDefault.",
  },
  CallerNotHolder: {
    words: "The caller does not hold this side of the order.",
    advice: "Send from the holder, or carry the holder's signature.",
  },
  SignatureInvalid: {
    words: "The signature is not one of the signer over exactly this.",
    advice: "Check signer, chain, escrow and every argument; sides may have been reassigned.",
  },
  SignatureExpired: {
    words: "The signature came too late.",
    advice: "Ask for a new one with a later signBy or deadline.",
  },
  ListEmpty: { words: "The list is empty.", advice: "Give at least one order." },
  ListLengthMismatch: {
    words: "Two lists that belong together differ in length.",
    advice: "Give one entry for each.",
  },
  AmountZero: { words: "The amount is zero.", advice: "Give an amount above zero." },
  TermsUnknown: {
    words: "No terms were published under this id.",
    advice: "Publish the terms first, in this escrow.",
  },
  AccountNotAllowed: {
    words: "This address cannot be a party, payer, receiver, holder or registry here.",
    advice: "Use another one than zero, the escrow and the token; a recovery registry must be a contract.",
  },
  TermsAccountNotAllowed: { words: "The terms name an address that they may not.", advice: checkTerms },
  TermsBpsTooHigh: { words: "A rate of the terms is above its maximum.", advice: checkTerms },
  TermsFeeRecipientMismatch: { words: "A fee needs a recipient, and a recipient a fee.", advice: checkTerms },
  TermsPeriodOutOfBounds: { words: "A period of the terms is outside its bounds.", advice: checkTerms },
  TermsThresholdOutOfBounds: {
    words: "The threshold is not between one and the number of attesters.",
    advice: checkTerms,
  },
  TermsTooManyAttesters: { words: "The terms name more than sixteen attesters.", advice: checkTerms },
  TermsAttesterTooShort: { words: "An attester has fewer than 20 bytes.", advice: checkTerms },
  TermsAttesterRepeated: { words: "An attester is named twice.", advice: checkTerms },
  LockTooLate: { words: "The order could be locked until lockBy only.", advice: "Agree on a new order." },
  DeliverByOutOfBounds: { words: "deliverBy is not after lockBy and within 365 days.", advice: checkDates },
  BuyerIsSeller: { words: "Buyer and seller are the same account.", advice: "Name two parties." },
  GateRefused: {
    words: "The gate of the terms did not agree to this order.",
    advice: "Ask who runs the gate what it demands, and send it as gateData.",
  },
  AmountReceivedMismatch: {
    words: "The token delivered another amount than the orders demand.",
    advice: "The token takes a fee or rebases: use another one.",
  },
  FunderWithoutCode: {
    words: "Only a contract can be asked for money within the call.",
    advice: "Lock with your own tokens: lock, lockWithAuthorization or lockWithPermit2.",
  },
  ListTokenMismatch: {
    words: "A Permit2 list holds orders of one token.",
    advice: "Sign one list for each token.",
  },
  OrderMalformed: {
    words: "The order's numbers are not those that it shows.",
    advice: "Do not sign or lock it: whoever made it hid something in it. Ask for a new one.",
  },
  TokenIsPayee: {
    words: "The order's token is also the fee recipient or the arbitrator of its terms.",
    advice: "Choose other terms: what that one is paid would be lost in the token's contract.",
  },
  PushGasTooLow: {
    words: "A payment failed, and the transaction had too little gas for that to count.",
    advice: "Send it again, so that its gas is estimated anew, or give it 600,000 gas more.",
  },
  HeldBelowMinimum: {
    words: "The order holds less than you demand.",
    advice: "Read what it holds now; a release or a refund came before you.",
  },
  PackedOrdersMalformed: {
    words: "The packed orders are not whole orders of 114 bytes.",
    advice: "Pack them with packOrders.",
  },
  AttestationsMalformed: {
    words: "The packed attestations are not as long as they say.",
    advice: "Pack them with packAttestations.",
  },
  CallerNotOwner: {
    words: "The owner of this credit has a recovery registry, so only the owner can have it paid.",
    advice: "The owner withdraws or signs; if its key is lost, its successor withdraws.",
  },
  AttestersMismatch: {
    words: "These are not the attesters of the terms, in their order.",
    advice: "Take the attesters from getTerms, unchanged.",
  },
  AttestationInvalid: {
    words: "An attester's signature is not valid for this list.",
    advice: "Check that it signed the same orders in the same order, evidenceHash and signBy.",
  },
  AttestationsTooFew: { words: "Too few attesters signed.", advice: "Collect more attestations." },
  ReleaseNotAboveReleased: {
    words: "That much is released already.",
    advice: "releasedTotal is cumulative: give the total after this release.",
  },
  HeldExceeded: {
    words: "The order holds less than that.",
    advice: "Read the order's state and ask for at most what is held.",
  },
  ConcessionPartial: {
    words: "In a dispute only everything can be conceded.",
    advice: "Concede exactly all of held, or settle.",
  },
  ConcessionBySignature: {
    words: "In a dispute a party concedes by its own call, never by signature.",
    advice: "Send from the holder itself.",
  },
  OpenClaimNotPlain: {
    words: "Who claims for the seller pays the seller, plainly.",
    advice: "Give the seller's holder as receiver, and no data.",
  },
  ReceiverWithoutCode: {
    words: "A payout with data needs a contract to receive it.",
    advice: "Leave the data out, or give a payout receiver.",
  },
  ReceiverNotPaid: {
    words: "The token refused the transfer to the receiver, so nothing was done.",
    advice: "Choose another receiver, or take the payout plainly.",
  },
  ReceiverRefused: {
    words: "The receiver did not confirm the payout, so nothing was done.",
    advice: "Choose another receiver or other data, or take the payout plainly.",
  },
  DisputeReasonMissing: { words: "A dispute says what is wrong.", advice: "Give a reason." },
  DisputePartial: {
    words: "A seller disputes all of the held money.",
    advice: "Give at least what is held as the amount.",
  },
  CallerNotArbitrator: {
    words: "Only the arbitrator of the terms rules.",
    advice: "Send from the arbitrator.",
  },
  ArbitrationFeeExceeded: {
    words: "The ruling leaves the arbitrator more than its terms allow.",
    advice: "Divide more of the held money among the parties.",
  },
  EvidenceSenderNotAllowed: {
    words: "Only the parties and the arbitrator submit evidence.",
    advice: "Send from one of them.",
  },
  SettlementSumMismatch: {
    words: "What is divided is not what is held.",
    advice: "Make toBuyer, toSeller and the next orders add up to held.",
  },
  NextOrderTokenMismatch: {
    words: "A next order keeps the currency.",
    advice: "Give it the settled order's token.",
  },
  HolderUnchanged: {
    words: "The side is held by this account already.",
    advice: "Nothing needs to be done.",
  },
  SideMissing: { words: "No side was named.", advice: "Name the buyer's or the seller's side." },
  SuccessorNotReceiver: {
    words: "A successor moves sides to itself only.",
    advice: "Give the successor as the new holder.",
  },
  RecoveryNotPending: {
    words: "Nothing waits to take effect.",
    advice: "A choice that counts already is changed by setRecovery.",
  },
  CreditExceeded: {
    words: "The credit is smaller than that.",
    advice: "Read the credit and withdraw at most that.",
  },
  CallerNotSuccessor: {
    words: "The caller is not the account's recovery successor.",
    advice: "Ask the account's recovery registry who is.",
  },
  ERC20InsufficientBalance: { words: "The payer has too few tokens.", advice: "Fund the payer." },
  ERC20InsufficientAllowance: {
    words: "The payer allowed too little.",
    advice: "Approve the escrow, or Permit2, for at least the amount.",
  },
  ERC20InvalidReceiver: {
    words: "The token does not pay this receiver.",
    advice: "Choose another receiver.",
  },
  ERC20InvalidSender: {
    words: "The token does not take from this sender.",
    advice: "Pay from another account.",
  },
  SafeERC20FailedOperation: {
    words: "The token refused the transfer.",
    advice: "Check balance, allowance, blacklist and pause of the token.",
  },
  InvalidNonce: {
    words: "This Permit2 nonce was used already.",
    advice: "Ask nextPermit2Nonce, and sign again.",
  },
  InvalidSignature: {
    words: "The Permit2 signature is no signature at all.",
    advice: "Sign again, and carry the signature unchanged.",
  },
  InvalidSignatureLength: {
    words: "The Permit2 signature has neither 64 nor 65 bytes.",
    advice: "Carry the signature unchanged.",
  },
  InvalidSigner: {
    words: "The Permit2 signature is not the payer's over exactly this.",
    advice: "Check payer, orders, nonce and deadline.",
  },
  InvalidContractSignature: {
    words: "The payer's wallet contract did not accept the Permit2 signature.",
    advice: "Check payer, orders, nonce and deadline.",
  },
  InvalidAmount: {
    words: "The Permit2 signature permits less than the orders demand.",
    advice: "Sign again over these orders.",
  },
  AllowanceExpired: {
    words: "The maker's allowance at Permit2 has expired.",
    advice: "Ask for a quote of another maker, or this one to approve at Permit2 again.",
  },
  InsufficientAllowance: {
    words: "The maker allowed the venue too little at Permit2.",
    advice: "Ask for a quote of another maker, or this one to approve more at Permit2.",
  },
  PoolNotInitialized: {
    words: "There is no Uniswap v4 pool of this key.",
    advice: "Check fee, tick spacing and hooks of the key, and that the lower address comes first.",
  },
  ...exchangeErrorAdvice,
};
