import type { Flow } from "../../src/netting/flow.ts";

/** Numbers below one from a seed (mulberry32): the same ones in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** Up to `most` flows between these currencies, some of them within one. */
export function randomFlows(random: () => number, codes: readonly string[], most: number): Flow[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, () => ({
    from: pick(random, codes),
    to: pick(random, codes),
    value: BigInt(1 + Math.floor(random() * 2 ** 50)) ** pick(random, [1n, 2n, 3n]),
  }));
}
