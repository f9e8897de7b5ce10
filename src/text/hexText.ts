import { getAddress, type Hex, isAddress } from "viem";

/** Addresses with the checksum of EIP-55 in their letters; ids, hashes and keys as they are. */
export function hexText(hex: Hex): Hex {
  return isAddress(hex, { strict: false }) ? getAddress(hex) : hex;
}

/** Enough of an address or an id to find it by: "0x5FbDB2…180aa3". Where there is room, all of it is shown. */
export function shortHex(hex: Hex): string {
  const text = hexText(hex);
  return `${text.slice(0, 8)}…${text.slice(-6)}`;
}
