import { keccak } from "../../src/audit/prove/keccak.ts";
import type { ChainLog } from "../../src/rpc/chain.ts";

const size = 256;
const known = new Map<string, readonly [number, number][]>();

/** A bloom filter as a block's header has it (yellow paper, 4.3.1). */
export function bloomOf(logs: readonly ChainLog[]): Uint8Array {
  const bloom = new Uint8Array(size);
  for (const { address, topics } of logs) {
    for (const value of [address, ...topics]) {
      for (const [at, mask] of bitsOf(value)) bloom[at] = (bloom[at] ?? 0) | mask;
    }
  }
  return bloom;
}

export function addBloom(into: Uint8Array, bloom: Uint8Array): void {
  for (let at = 0; at < size; at += 1) into[at] = (into[at] ?? 0) | (bloom[at] ?? 0);
}

function bitsOf(value: string): readonly [number, number][] {
  let bits = known.get(value);
  if (bits === undefined) {
    const hash = keccak(Buffer.from(value.slice(2), "hex"));
    bits = [0, 2, 4].map((at): [number, number] => {
      const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
      return [size - 1 - (bit >> 3), 1 << (bit & 7)];
    });
    // Accounts come back, ids of orders do not.
    if (known.size < 5_000) known.set(value, bits);
  }
  return bits;
}
