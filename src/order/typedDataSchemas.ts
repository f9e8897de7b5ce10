/**
 * One EIP-712 schema for each signed type. The Solidity side has the same, and a test that compares the two. Nested types
 * are spelled out, so that a wallet can show every order that a signature creates.
 */
const order = [
  { name: "termsId", type: "bytes32" },
  { name: "buyer", type: "address" },
  { name: "seller", type: "address" },
  { name: "token", type: "address" },
  { name: "amount", type: "uint96" },
  { name: "lockBy", type: "uint40" },
  { name: "deliverBy", type: "uint40" },
  { name: "detailsHash", type: "bytes32" },
] as const;

const payout = [
  { name: "orderId", type: "bytes32" },
  { name: "receiver", type: "address" },
  { name: "dataHash", type: "bytes32" },
  { name: "signBy", type: "uint48" },
] as const;

/** Permit2's own struct. */
export const tokenPermissionsFields = [
  { name: "token", type: "address" },
  { name: "amount", type: "uint256" },
] as const;

/** The fields of Permit2's signature before the witness. */
export const permitWitnessFields = [
  { name: "permitted", type: "TokenPermissions" },
  { name: "spender", type: "address" },
  { name: "nonce", type: "uint256" },
  { name: "deadline", type: "uint256" },
] as const;

export const orderTypes = { Order: order } as const;

export const termsTypes = {
  Terms: [
    { name: "arbitrator", type: "address" },
    { name: "evidencePeriod", type: "uint32" },
    { name: "rulingPeriod", type: "uint32" },
    { name: "arbitrationFeeBps", type: "uint16" },
    { name: "defaultSellerBps", type: "uint16" },
    { name: "feeBps", type: "uint16" },
    { name: "feeRecipient", type: "address" },
    { name: "inspectionPeriod", type: "uint32" },
    { name: "openClaimPeriod", type: "uint32" },
    { name: "threshold", type: "uint8" },
    { name: "attesters", type: "bytes[]" },
    { name: "gate", type: "address" },
    { name: "documentHash", type: "bytes32" },
  ],
} as const;

export const releaseTypes = {
  Release: [
    { name: "orderId", type: "bytes32" },
    { name: "releasedTotal", type: "uint96" },
    { name: "signBy", type: "uint48" },
  ],
} as const;

export const claimTypes = { Claim: payout } as const;

export const reclaimTypes = { Reclaim: payout } as const;

export const disputeTypes = {
  Dispute: [
    { name: "orderId", type: "bytes32" },
    { name: "amount", type: "uint96" },
    { name: "reason", type: "uint8" },
    { name: "evidenceHash", type: "bytes32" },
    { name: "signBy", type: "uint48" },
  ],
} as const;

export const settlementTypes = {
  Settlement: [
    { name: "orderId", type: "bytes32" },
    { name: "toBuyer", type: "uint96" },
    { name: "toSeller", type: "uint96" },
    { name: "next", type: "Order[]" },
    { name: "signBy", type: "uint48" },
  ],
  Order: order,
} as const;

export const deliveryTypes = {
  Delivery: [
    { name: "orderIds", type: "bytes32[]" },
    { name: "evidenceHash", type: "bytes32" },
    { name: "signBy", type: "uint48" },
  ],
} as const;

export const withdrawalTypes = {
  Withdrawal: [
    { name: "owner", type: "address" },
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "signBy", type: "uint48" },
  ],
} as const;

/** ERC-3009, under the token's own domain. */
export const receiveWithAuthorizationTypes = {
  ReceiveWithAuthorization: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "validAfter", type: "uint256" },
    { name: "validBefore", type: "uint256" },
    { name: "nonce", type: "bytes32" },
  ],
} as const;

/** EIP-2612, under the token's own domain. */
export const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** Permit2 with one order as its witness, under Permit2's domain. */
export const permit2Types = {
  PermitWitnessTransferFrom: [...permitWitnessFields, { name: "witness", type: "Order" }],
  Order: order,
  TokenPermissions: tokenPermissionsFields,
} as const;

/** Permit2 with a list of orders as its witness, under Permit2's domain. */
export const permit2ListTypes = {
  PermitWitnessTransferFrom: [...permitWitnessFields, { name: "witness", type: "Order[]" }],
  Order: order,
  TokenPermissions: tokenPermissionsFields,
} as const;
