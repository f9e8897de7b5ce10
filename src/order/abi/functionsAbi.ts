import { parseAbi } from "viem";

import { typesAbi } from "./typesAbi.ts";

/** Every function of the escrow, by the interface that declares it. */
export const functionsAbi = parseAbi([
  ...typesAbi,
  // IOrderEscrow
  "function orderIdOf(Order order) view returns (bytes32 orderId)",
  "function stateOf(bytes32 orderId) view returns (OrderState state)",
  "function latestExit(Order order) view returns (uint256 exitAt)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
  // ITermsBook
  "function publishTerms(Terms terms) returns (bytes32 termsId)",
  "function termsOf(bytes32 termsId) view returns (StoredTerms terms)",
  // IFunding
  "function lock(Order order, bytes gateData) returns (bytes32 orderId)",
  "function lockWithPermit(Order order, bytes gateData, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns (bytes32 orderId)",
  "function lockWithAuthorization(Order order, address payer, bytes gateData, bytes signature) returns (bytes32 orderId)",
  "function lockWithPermit2(Order order, bytes gateData, Permit2Funding funding) returns (bytes32 orderId)",
  "function lockMany(Order[] orders, bytes[] gateData)",
  "function lockManyWithAuthorization(AuthorizedLock[] items)",
  "function lockManyWithPermit2(Order[] orders, bytes[] gateData, Permit2Funding funding)",
  "function lockByCallback(Order order, bytes gateData, bytes data) returns (bytes32 orderId)",
  "function lockManyByCallback(Order[] orders, bytes[] gateData, bytes[] data)",
  // IDelivery
  "function confirmDelivery(bytes32 termsId, bytes orders, bytes32 evidenceHash, uint48 signBy, bytes attestations)",
  // IPayouts
  "function release(Order order, uint96 releasedTotal, uint48 signBy, bytes signature)",
  "function releaseMany(Order[] orders)",
  "function claim(Order order, address receiver, bytes data, uint48 signBy, bytes signature)",
  "function claimMany(Order[] orders)",
  "function reclaim(Order order, address receiver, bytes data, uint48 signBy, bytes signature)",
  "function reclaimMany(Order[] orders)",
  "function refund(Order order, uint96 amount)",
  // IDisputes
  "function dispute(Order order, uint96 amount, uint8 reason, bytes32 evidenceHash, uint48 signBy, bytes signature)",
  "function rule(Order order, uint96 toBuyer, uint96 toSeller)",
  "function enforceDefault(Order order)",
  "function submitEvidence(Order order, string evidence)",
  // ISettlements
  "function settle(Order order, Settlement settlement, bytes[] gateData, bytes buyerSignature, bytes sellerSignature)",
  // IHolders
  "function reassign(Order order, uint8 side, address to, uint256 minimumHeld)",
  "function setRecovery(address registry)",
  "function cancelRecovery()",
  "function recoveryOf(address account) view returns (Recovery recovery)",
  "function holderOf(Order order, uint8 side) view returns (address holder)",
  // ICredits
  "function withdraw(address owner, address token, uint256 amount, uint48 signBy, bytes signature)",
  "function withdrawAsSuccessor(address owner, address token, uint256 amount)",
  "function creditOf(address owner, address token) view returns (uint256 amount, uint256 nonce)",
]);
