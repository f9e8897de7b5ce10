/** Receipts to hold at once, two ranges being in memory: some tens of megabytes. */
const wantedReceipts = 4_096;
const largestRange = 512;
const firstRange = 32;

/** How many blocks to read at once: few of a busy chain, many of a quiet one. */
export interface RangeSizer {
  readonly size: number;
  saw(range: { readonly blocks: number; readonly receipts: number }): void;
}

/** @param fixed Always this many. */
export function rangeSizer(fixed?: number): RangeSizer {
  let size = fixed ?? firstRange;
  return {
    get size() {
      return size;
    },
    saw({ blocks, receipts }) {
      if (fixed !== undefined) return;
      const fitting = Math.floor((blocks * wantedReceipts) / Math.max(1, receipts));
      size = Math.max(1, Math.min(largestRange, 2 * size, fitting));
    },
  };
}

/** The numbers of at most `size` blocks, none after `toBlock`. */
export function blocksOf(start: number, size: number, toBlock: number): number[] {
  return Array.from({ length: Math.min(size, toBlock - start + 1) }, (_, index) => start + index);
}
