import { setTimeout as wait } from "node:timers/promises";

import type { Hex } from "viem";
import { type BlockLogs, readBlockLogs } from "../../src/audit/source/readBlockLogs.ts";
import type { LogsWanted } from "../../src/audit/source/readLogs.ts";
import type { Rpc } from "../../src/rpc/rpc.ts";

/** A log that Ponder saw, whose block is to be read. */
export interface SeenLog {
  readonly blockHash: Hex;
  readonly logIndex: number;
}

/** Several nodes behind one address do not all know the newest block at once. */
const patience = { attempts: 6, firstWaitMs: 250 };

/**
 * Reads the own logs of a block, once it holds the log that was seen.
 *
 * @throws when the node does not come to show it. The index then ends instead of counting what is not there: it begins
 * again where it was, or on the branch that replaced the block.
 */
export async function readBlock(rpc: Rpc, wanted: LogsWanted, seen: SeenLog): Promise<BlockLogs> {
  let why: unknown;
  for (let attempt = 0; attempt < patience.attempts; attempt += 1) {
    if (attempt > 0) await wait(patience.firstWaitMs * 2 ** (attempt - 1));
    try {
      const block = await readBlockLogs(rpc, wanted, seen.blockHash);
      if (block.logIndices.has(seen.logIndex)) return block;
      why = `log ${seen.logIndex} is not among them`;
    } catch (error) {
      why = error instanceof Error ? error.message : error;
    }
  }
  throw new Error(`The logs of block ${seen.blockHash} cannot be read: ${why}`);
}
