import { type Address, type Hex, keccak256, toHex } from "viem";

import { orderDigest } from "../../src/audit/fold/orderDigest.ts";
import { termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import type { Terms } from "../../src/order/terms.ts";

const hashOf = (text: string): Hex => keccak256(toHex(text));
const addressOf = (text: string): Address => `0x${hashOf(text).slice(26)}`;

export const chainId = 31_337;
export const escrow = addressOf("escrow");
export const token = addressOf("token");
export const feeRecipient = addressOf("fee recipient");
export const startTime = 1_800_000_000;
export const blockTime = 12;
const feeBps = 70;
const parties = 500;

export const terms: Terms = {
  arbitrator: addressOf("arbitrator"),
  evidencePeriod: 172_800,
  rulingPeriod: 864_000,
  arbitrationFeeBps: 300,
  defaultSellerBps: 4_000,
  feeBps,
  feeRecipient,
  // Shorter than a block, so that every order can be claimed in the block after its delivery.
  inspectionPeriod: 10,
  openClaimPeriod: 2_592_000,
  threshold: 1,
  attesters: [addressOf("carrier")],
  gate: "0x0000000000000000000000000000000000000000",
  documentHash: hashOf("conditions of sale"),
};

export const termsId = termsIdOf(terms);

const idOf = orderDigest({ escrow, chainId });
const buyers = Array.from({ length: parties }, (_, index) => addressOf(`buyer ${index}`));
const sellers = Array.from({ length: parties }, (_, index) => addressOf(`seller ${index}`));

/** An order with its id, and what its seller and the fee get of it. */
export interface SyntheticOrder extends Order {
  readonly orderId: Hex;
  readonly toSeller: bigint;
  readonly fee: bigint;
}

/** The order of a serial number, locked in a block; `group` decides its parties. */
export function syntheticOrder(serial: number, group: number, block: number): SyntheticOrder {
  const amount = 1_000_000n + BigInt(serial % 9_999_999);
  const lockBy = startTime + block * blockTime + 3_600;
  const order: Order = {
    termsId,
    buyer: buyers[group % parties] as Address,
    seller: sellers[(group * 7) % parties] as Address,
    token,
    amount,
    lockBy,
    deliverBy: lockBy + 864_000,
    detailsHash: `0x${serial.toString(16).padStart(64, "d")}`,
  };
  const fee = (amount * BigInt(feeBps)) / 10_000n;
  return { ...order, orderId: idOf(order), toSeller: amount - fee, fee };
}
