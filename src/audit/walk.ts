import type { Hex } from "viem";

import type { Rpc } from "../rpc/rpc.ts";
import { proveRange } from "./walk/proveRange.ts";
import { blocksOf, rangeSizer } from "./walk/rangeSizer.ts";
import { type BlockRange, rangeReader } from "./walk/readRange.ts";
import { replayLogs } from "./walk/replayLogs.ts";
import { nothingWalked, type Walked, type WalkParameters } from "./walk/walked.ts";

/** Reads a range in pieces, proves each block and hands its logs on, in order. The next piece is read meanwhile. */
export async function walk(rpc: Rpc, parameters: WalkParameters): Promise<Walked> {
  const walked = parameters.before ?? nothingWalked();
  const pieces = parameters.prove ? proven(rpc, walked, parameters) : replayLogs(rpc, walked, parameters);
  for await (const next of pieces) {
    await parameters.onRange?.(walked, next);
    parameters.onProgress?.(next - 1);
  }
  return walked;
}

async function* proven(rpc: Rpc, walked: Walked, parameters: WalkParameters): AsyncGenerator<number> {
  const { escrow, routers, fromBlock, toBlock, rangeSize } = parameters;
  const sizes = rangeSizer(rangeSize);
  const readRange = await rangeReader(rpc, escrow, routers);
  const read = (start: number, parent: Hex | undefined): Promise<BlockRange> | undefined =>
    start > toBlock ? undefined : readRange(blocksOf(start, sizes.size, toBlock), parent);

  let reading = read(fromBlock, walked.lastHash);
  for (let start = fromBlock; reading !== undefined; ) {
    const range: BlockRange = await reading;
    sizes.saw(range);
    start += range.blocks;
    reading = read(start, range.lastHash);
    // A failure of the next range is reported when its turn comes.
    reading?.catch(() => undefined);
    await proveRange(walked, range, parameters);
    yield start;
  }
}
