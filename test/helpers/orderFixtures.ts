import { type Address, keccak256, toHex } from "viem";

import type { Order } from "../../src/order/order.ts";
import type { Terms } from "../../src/order/terms.ts";

const hashOf = (text: string) => keccak256(toHex(text));

/** An address that nobody has the key of. */
export const addressOf = (text: string): Address => `0x${hashOf(text).slice(26)}`;

/** Terms that raise no warning but the ones a test asks for. */
export function exampleTerms(overrides: Partial<Terms> = {}): Terms {
  return {
    arbitrator: addressOf("arbitrator"),
    evidencePeriod: 3 * 86_400,
    rulingPeriod: 14 * 86_400,
    arbitrationFeeBps: 200,
    defaultSellerBps: 5_000,
    feeBps: 0,
    feeRecipient: "0x0000000000000000000000000000000000000000",
    inspectionPeriod: 3 * 86_400,
    openClaimPeriod: 30 * 86_400,
    threshold: 2,
    attesters: [addressOf("carrier"), addressOf("inspector"), addressOf("customs")],
    gate: "0x0000000000000000000000000000000000000000",
    documentHash: hashOf("conditions of sale"),
    ...overrides,
  };
}

export function exampleOrder(overrides: Partial<Order> = {}): Order {
  return {
    termsId: hashOf("terms"),
    buyer: addressOf("buyer"),
    seller: addressOf("seller"),
    token: addressOf("token"),
    amount: 1_250_500_000n,
    lockBy: 1_800_000_000,
    deliverBy: 1_802_000_000,
    detailsHash: hashOf("details"),
    ...overrides,
  };
}
