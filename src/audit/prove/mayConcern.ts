import { type Address, type Hex, hexToBytes, keccak256, pad } from "viem";

/** One bit of a header's bloom filter: the digit that holds it, and its place in the digit. */
interface BloomBit {
  readonly digit: number;
  readonly mask: number;
}

/**
 * Whether a header's bloom filter leaves room for the escrow: for its own events, or for an account topic that names it, as
 * transfers do; or for events of a router. It may only exclude a block whose header is proven.
 */
export function bloomTest(escrow: Address, routers: readonly Address[] = []): (logsBloom: Hex) => boolean {
  const wanted = [escrow, pad(escrow), ...routers].map(bloomBits);
  return (logsBloom) => wanted.some((bits) => contains(logsBloom, bits));
}

function contains(logsBloom: Hex, bits: readonly BloomBit[]): boolean {
  return bits.every(({ digit, mask }) => (Number.parseInt(logsBloom[digit] ?? "f", 16) & mask) !== 0);
}

/** Three bits from the first three pairs of bytes of the hash, each modulo 2048 (yellow paper, 4.3.1). */
function bloomBits(value: Hex): BloomBit[] {
  const hash = hexToBytes(keccak256(value));
  return [0, 2, 4].map((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
    // The filter counts from its end; "0x" shifts the digits by two.
    return { digit: 2 + 511 - (bit >> 2), mask: 1 << (bit & 3) };
  });
}
