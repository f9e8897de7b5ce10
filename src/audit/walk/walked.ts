import type { Address, Hex } from "viem";

import type { Finding } from "../finding.ts";
import type { RangeDigest } from "../prove/rangeDigest.ts";
import type { BlockReplay } from "../replay.ts";

/** A range of blocks to replay, both ends included. */
export interface WalkParameters {
  readonly escrow: Address;
  /** FX routers whose events are read as well. */
  readonly routers?: readonly Address[] | undefined;
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Whether to check headers and receipts, and to add them to a digest; without, only logs are read. */
  readonly prove: boolean;
  readonly replay: BlockReplay;
  readonly digest?: RangeDigest | undefined;
  /** What an earlier walk saw of the blocks before. */
  readonly before?: Walked | undefined;
  /** Blocks to read at once; without it as many as have a few thousand receipts. Nothing that is found depends on it. */
  readonly rangeSize?: number | undefined;
  /** When a range is wholly replayed; `next` is the first block after it. */
  readonly onRange?: ((walked: Walked, next: number) => Promise<void> | void) | undefined;
  readonly onProgress?: ((block: number) => void) | undefined;
}

/** What a walk saw. */
export interface Walked {
  /** The recomputed hash of the last block, if it could be read. */
  lastHash: Hex | undefined;
  blocksRead: number;
  receipts: number;
  logs: number;
  readonly findings: Finding[];
}

/** Before the first block. */
export function nothingWalked(): Walked {
  return { lastHash: undefined, blocksRead: 0, receipts: 0, logs: 0, findings: [] };
}
