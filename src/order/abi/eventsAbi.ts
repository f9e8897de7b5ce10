import { parseAbi } from "viem";

import { typesAbi } from "./typesAbi.ts";

/** Every event of the escrow: together they are the ledger. */
export const eventsAbi = parseAbi([
  ...typesAbi,
  "event TermsPublished(bytes32 indexed termsId, address indexed arbitrator, Terms terms)",
  "event OrderLocked(bytes32 indexed orderId, address indexed buyer, address indexed seller, bytes32 termsId, address payer, address token, uint256 amount, uint256 lockBy, uint256 deliverBy, bytes32 detailsHash)",
  "event LockFunded(address indexed funder, address indexed token, uint256 amount)",
  "event OrderDelivered(bytes32 indexed orderId, bytes32 evidenceHash, uint256 until)",
  "event OrderPaid(bytes32 indexed orderId, uint8 exit, uint256 toSeller, uint256 toBuyer, uint256 fee, uint256 arbitrationFee)",
  "event PayoutRedirected(bytes32 indexed orderId, address indexed receiver, uint256 amount)",
  "event OrderDisputed(bytes32 indexed orderId, uint8 side, uint8 reason, bytes32 evidenceHash, uint256 disputed, uint256 until)",
  "event Evidence(address indexed arbitrator, uint256 indexed evidenceGroupId, address indexed party, string evidence)",
  "event OrderCarried(bytes32 indexed orderId, bytes32 indexed nextOrderId, uint256 amount)",
  "event OrderReassigned(bytes32 indexed orderId, address indexed from, address indexed to, uint8 side)",
  "event RecoverySet(address indexed account, address indexed registry, uint256 effectiveAt)",
  "event RecoveryCanceled(address indexed account, address indexed registry)",
  "event CreditAdded(address indexed owner, address indexed token, uint256 amount)",
  "event CreditWithdrawn(address indexed owner, address indexed token, address indexed to, uint256 amount)",
  "event WithdrawalSigned(address indexed owner, address indexed token, uint256 nonce)",
  "event OrderSkipped(bytes32 indexed orderId, bytes4 reason)",
]);
