/** The structs of `contracts/types`, as viem's human-readable ABI has them. */
export const typesAbi = [
  "struct Order { bytes32 termsId; address buyer; address seller; address token; uint96 amount; uint40 lockBy; uint40 deliverBy; bytes32 detailsHash; }",
  "struct OrderState { uint8 status; bool delivered; bool hasFee; bool sidesMoved; uint40 until; uint96 held; uint96 released; }",
  "struct Terms { address arbitrator; uint32 evidencePeriod; uint32 rulingPeriod; uint16 arbitrationFeeBps; uint16 defaultSellerBps; uint16 feeBps; address feeRecipient; uint32 inspectionPeriod; uint32 openClaimPeriod; uint8 threshold; bytes[] attesters; address gate; bytes32 documentHash; }",
  "struct StoredTerms { address arbitrator; uint32 evidencePeriod; uint32 rulingPeriod; uint16 arbitrationFeeBps; uint16 defaultSellerBps; address feeRecipient; uint16 feeBps; uint32 inspectionPeriod; uint32 arbitratorTag; uint8 threshold; bool gated; bytes32 attestersHash; address gate; uint32 openClaimPeriod; }",
  "struct Settlement { uint96 toBuyer; uint96 toSeller; Order[] next; uint48 signBy; }",
  "struct AuthorizedLock { Order order; address payer; bytes gateData; bytes signature; }",
  "struct Permit2Funding { address payer; uint256 nonce; uint256 deadline; bytes signature; }",
  "struct Recovery { address registry; uint40 pendingFrom; address pending; }",
] as const;
