import { type Hex, keccak256 } from "viem";

/**
 * Where the escrow keeps what it stores. A test compares these numbers, and the members of the structs, with what the
 * compiler says. The packing of an order's word is in `fold/orderWord.ts`.
 */
export const slots = {
  states: 0n,
  terms: 1n,
  holders: 2n,
  recoveries: 3n,
  credits: 4n,
} as const;

/** Bits of the words of `StoredTerms`. */
export const termsBits = {
  evidencePeriod: 160n,
  rulingPeriod: 192n,
  arbitrationFeeBps: 224n,
  defaultSellerBps: 240n,
  feeBps: 160n,
  inspectionPeriod: 176n,
  arbitratorTag: 208n,
  threshold: 240n,
  gated: 248n,
  openClaimPeriod: 160n,
} as const;

/** Bits of the first word of `Recovery`. */
export const recoveryBits = { pendingFrom: 160n } as const;

/** Bits of the word of `Credit`. */
export const creditBits = { nonce: 192n } as const;

/** Slot of a mapping's value. Keys shorter than a word are padded on the left. */
export function mappingSlot(mapping: bigint, key: Hex): bigint {
  return BigInt(keccak256(`0x${key.slice(2).padStart(64, "0")}${mapping.toString(16).padStart(64, "0")}`));
}

export function stateSlot(orderId: Hex): bigint {
  return mappingSlot(slots.states, orderId);
}

export function holderSlot(orderId: Hex, side: number): bigint {
  return mappingSlot(mappingSlot(slots.holders, orderId), `0x${side.toString(16)}`);
}

export function creditSlot(owner: Hex, token: Hex): bigint {
  return mappingSlot(mappingSlot(slots.credits, owner), token);
}
