import type { Address, Hex } from "viem";

/** The part of a Permit2 signature transfer that the orders do not determine. */
export interface Permit2Funding {
  /** Whose tokens the permit moves. */
  readonly payer: Address;
  /** Unordered Permit2 nonce. Dense nonces share a slot and cost no new one. */
  readonly nonce: bigint;
  /** Last second (unix time) in which Permit2 takes the signature. */
  readonly deadline: bigint;
  readonly signature: Hex;
}
