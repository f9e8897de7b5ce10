import type { Hex } from "viem";

/** A JSON-RPC quantity as RLP has it: without leading zeros, and zero as nothing. */
export function quantity(value: Hex): bigint {
  // "0x" alone is no number to BigInt.
  return value === "0x" ? 0n : BigInt(value);
}
