import type { Hex } from "viem";

/** Addresses as keys of maps, so that one address is one key: letter case is a checksum for people. */
export function lowerCase(hex: string): Hex {
  return `0x${hex.slice(2).toLowerCase()}`;
}

/** Whether two addresses, or two attesters' keys, which are longer, are the same. */
export function isSameHex(one: string, other: string): boolean {
  return lowerCase(one) === lowerCase(other);
}
