import type { Address, Hex } from "viem";

import type { DisputeReason } from "./disputeReason.ts";
import type { Order } from "./order.ts";
import type { Settlement } from "./settlement.ts";
import {
  claimTypes,
  deliveryTypes,
  disputeTypes,
  orderTypes,
  reclaimTypes,
  releaseTypes,
  settlementTypes,
  withdrawalTypes,
} from "./typedDataSchemas.ts";

/** Where a signature counts: one escrow on one chain. */
export interface EscrowDomainParameters {
  readonly escrow: Address;
  readonly chainId: number;
}

/** The EIP-712 domain of an escrow. */
export function escrowDomain({ escrow, chainId }: EscrowDomainParameters) {
  return { name: "Lading", version: "1", chainId, verifyingContract: escrow } as const;
}

/** The typed data whose digest is the order's id. `chainId` is that of the deployment. */
export function orderTypedData(domain: EscrowDomainParameters, order: Order) {
  return {
    domain: escrowDomain(domain),
    types: orderTypes,
    primaryType: "Order",
    message: order,
  } as const;
}

/** The buyer's early payout, cumulative: the total released after it, fee included. */
export interface ReleaseMessage {
  readonly orderId: Hex;
  readonly releasedTotal: bigint;
  readonly signBy: number;
}

export function releaseTypedData(domain: EscrowDomainParameters, message: ReleaseMessage) {
  return {
    domain: escrowDomain(domain),
    types: releaseTypes,
    primaryType: "Release",
    message,
  } as const;
}

/** Where the payout of a claim or a reclaim goes; `dataHash` is keccak256 of the receiver's data. */
export interface PayoutMessage {
  readonly orderId: Hex;
  readonly receiver: Address;
  readonly dataHash: Hex;
  readonly signBy: number;
}

export function claimTypedData(domain: EscrowDomainParameters, message: PayoutMessage) {
  return { domain: escrowDomain(domain), types: claimTypes, primaryType: "Claim", message } as const;
}

export function reclaimTypedData(domain: EscrowDomainParameters, message: PayoutMessage) {
  return {
    domain: escrowDomain(domain),
    types: reclaimTypes,
    primaryType: "Reclaim",
    message,
  } as const;
}

export interface DisputeMessage {
  readonly orderId: Hex;
  readonly amount: bigint;
  readonly reason: DisputeReason;
  readonly evidenceHash: Hex;
  readonly signBy: number;
}

export function disputeTypedData(domain: EscrowDomainParameters, message: DisputeMessage) {
  return {
    domain: escrowDomain(domain),
    types: disputeTypes,
    primaryType: "Dispute",
    message,
  } as const;
}

export interface SettlementMessage extends Settlement {
  readonly orderId: Hex;
}

export function settlementTypedData(domain: EscrowDomainParameters, message: SettlementMessage) {
  return {
    domain: escrowDomain(domain),
    types: settlementTypes,
    primaryType: "Settlement",
    message,
  } as const;
}

/** What an attester signs: that these orders, in this order, were delivered. */
export interface DeliveryMessage {
  readonly orderIds: readonly Hex[];
  readonly evidenceHash: Hex;
  readonly signBy: number;
}

export function deliveryTypedData(domain: EscrowDomainParameters, message: DeliveryMessage) {
  return {
    domain: escrowDomain(domain),
    types: deliveryTypes,
    primaryType: "Delivery",
    message,
  } as const;
}

/** The owner's withdrawal of its credit to itself. */
export interface WithdrawalMessage {
  readonly owner: Address;
  readonly token: Address;
  readonly amount: bigint;
  readonly nonce: bigint;
  readonly signBy: number;
}

export function withdrawalTypedData(domain: EscrowDomainParameters, message: WithdrawalMessage) {
  return {
    domain: escrowDomain(domain),
    types: withdrawalTypes,
    primaryType: "Withdrawal",
    message,
  } as const;
}
