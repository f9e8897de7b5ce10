import type { Hex } from "viem";

/** Addresses as keys of maps, so that one address is one key: letter case is a checksum for people. */
export function lowerCase(hex: string): Hex {
  return `0x${hex.slice(2).toLowerCase()}`;
}
