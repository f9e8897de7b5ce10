import { parseAbi } from "viem";

/** Every custom error of the escrow, by the interface that declares it. */
export const errorsAbi = parseAbi([
  // IOrderErrors
  "error OrderStatusNotAllowed(bytes32 orderId, uint8 current, uint8 allowed)",
  "error ActionTooEarly(bytes32 orderId, uint256 opensAt, uint256 nowAt)",
  "error ActionTooLate(bytes32 orderId, uint256 until, uint256 nowAt)",
  "error CallerNotHolder(bytes32 orderId, uint8 side, address caller, address holder)",
  "error SignatureInvalid(address signer, bytes32 digest)",
  "error SignatureExpired(uint256 signBy, uint256 nowAt)",
  "error ListEmpty()",
  "error ListLengthMismatch(uint256 given, uint256 expected)",
  "error PushGasTooLow(uint256 given, uint256 needed)",
  "error AmountZero()",
  "error TermsUnknown(bytes32 termsId)",
  "error AccountNotAllowed(address account)",
  // ITermsBook
  "error TermsAccountNotAllowed(address account)",
  "error TermsBpsTooHigh(uint256 given, uint256 maximum)",
  "error TermsFeeRecipientMismatch(uint256 feeBps, address feeRecipient)",
  "error TermsPeriodOutOfBounds(uint256 given, uint256 minimum, uint256 maximum)",
  "error TermsThresholdOutOfBounds(uint256 threshold, uint256 attesters)",
  "error TermsTooManyAttesters(uint256 given, uint256 maximum)",
  "error TermsAttesterTooShort(bytes attester)",
  "error TermsAttesterRepeated(bytes attester)",
  // IFunding
  "error LockTooLate(bytes32 orderId, uint256 lockBy, uint256 nowAt)",
  "error DeliverByOutOfBounds(bytes32 orderId, uint256 deliverBy, uint256 lockBy, uint256 maximum)",
  "error OrderMalformed(bytes32 orderId)",
  "error TokenIsPayee(address token)",
  "error BuyerIsSeller(address account)",
  "error GateRefused(bytes32 orderId, address gate)",
  "error AmountReceivedMismatch(address token, uint256 received, uint256 expected)",
  "error ListTokenMismatch(address given, address expected)",
  "error FunderWithoutCode(address funder)",
  // IDelivery
  "error PackedOrdersMalformed(uint256 length, uint256 size)",
  "error AttestationsMalformed(uint256 length, uint256 end)",
  "error AttestersMismatch(bytes32 givenHash, bytes32 expectedHash)",
  "error AttestationInvalid(bytes attester, bytes32 digest)",
  "error AttestationsTooFew(uint256 given, uint256 threshold)",
  // IPayouts
  "error ReleaseNotAboveReleased(uint256 releasedTotal, uint256 released)",
  "error HeldExceeded(bytes32 orderId, uint256 given, uint256 held)",
  "error ConcessionPartial(bytes32 orderId, uint256 given, uint256 held)",
  "error ConcessionBySignature(bytes32 orderId)",
  "error OpenClaimNotPlain(address receiver, address holder)",
  "error ReceiverWithoutCode(address receiver)",
  "error ReceiverNotPaid(address receiver, uint256 amount)",
  "error ReceiverRefused(address receiver)",
  // IDisputes
  "error DisputeReasonMissing()",
  "error DisputePartial(bytes32 orderId, uint256 given, uint256 held)",
  "error CallerNotArbitrator(address caller, address arbitrator)",
  "error ArbitrationFeeExceeded(uint256 given, uint256 maximum)",
  "error EvidenceSenderNotAllowed(address sender)",
  // ISettlements
  "error SettlementSumMismatch(bytes32 orderId, uint256 given, uint256 held)",
  "error NextOrderTokenMismatch(address given, address expected)",
  // IHolders
  "error HolderUnchanged(address holder)",
  "error HeldBelowMinimum(bytes32 orderId, uint256 held, uint256 minimum)",
  "error SideMissing()",
  "error SuccessorNotReceiver(address successor, address to)",
  "error RecoveryNotPending(address account)",
  // ICredits
  "error CreditExceeded(uint256 given, uint256 credit)",
  "error CallerNotOwner(address caller, address owner)",
  "error CallerNotSuccessor(address caller, address account)",
]);
