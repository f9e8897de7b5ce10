import { readHeader } from "../../rpc/readHeaders.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { parseUtc } from "../../text/parseUtc.ts";
import { UsageError } from "../usageError.ts";

/** Which end of a range a date stands for: its first block, or its last. */
export type RangeEnd = "from" | "to";

/** Blocks that a source has. */
export interface KnownBlocks {
  readonly first: number;
  readonly last: number;
}

/**
 * The block that a number or a date names.
 *
 * @param given A block number, "latest", or a day as 2026-01-31 or a time with its zone as 2026-01-31T08:15:00Z, as ISO 8601 has them.
 * A day means its first second in UTC, and as the end of a range its last.
 * @throws UsageError when it is neither, or the chain has no such block.
 */
export async function blockAt(
  rpc: Rpc,
  given: string,
  end: RangeEnd,
  { first, last }: KnownBlocks,
): Promise<number> {
  if (given === "latest") return last;
  if (/^\d+$/.test(given)) {
    const block = Number(given);
    if (block > last) throw new UsageError(`--${end} ${given}: block ${last} is the last so far.`);
    if (block < first) throw new UsageError(`--${end} ${given}: block ${first} is the first there is.`);
    return block;
  }
  const time = secondsOf(given, end);
  // The first block after `time`, by halves.
  let low = first;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(rpc, middle)) > time) high = middle;
    else low = middle + 1;
  }
  if (end === "to" && low === first)
    throw new UsageError(`--to ${given} lies before block ${first}, the first there is.`);
  if (end === "from" && low > last)
    throw new UsageError(`--from ${given} lies after block ${last}, the last so far.`);
  return end === "to" ? low - 1 : low;
}

async function timeOf(rpc: Rpc, block: number): Promise<number> {
  const header = await readHeader(rpc, block);
  if (!header.ok) throw new UsageError(`Block ${block} could not be read to find a date: ${header.reason}`);
  return Number(header.value.timestamp);
}

/** The last second that lies before the range, or in it. */
function secondsOf(given: string, end: RangeEnd): number {
  const span = parseUtc(given);
  if (span === undefined)
    throw new UsageError(`--${end} ${given} is neither a block number nor a date.`, [
      "Dates are days as 2026-01-31, or times with their zone as 2026-01-31T08:15:00Z.",
    ]);
  return end === "from" ? span.firstAt - 1 : span.lastAt;
}
