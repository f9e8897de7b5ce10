import type { Address, Hex } from "viem";

import { type Finding, finding } from "./finding.ts";
import { bloomTest } from "./prove/mayConcern.ts";
import { proveHeader } from "./prove/proveHeader.ts";
import { proveReceipts } from "./prove/proveReceipts.ts";
import type { BlockReplay } from "./replay.ts";
import type { Rpc } from "./rpc.ts";
import type { ChainHeader } from "./source/chain.ts";
import type { Read } from "./source/read.ts";
import { readHeaders } from "./source/readHeaders.ts";
import { type NumberedHeader, type ReceiptsReader, receiptsReader } from "./source/readReceipts.ts";

/** Blocks read and held in memory at once. */
const rangeSize = 512;

/** A range of blocks to replay, both ends included. */
export interface WalkParameters {
  readonly escrow: Address;
  /** FX routers whose events are read as well. */
  readonly routers?: readonly Address[] | undefined;
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Whether to check headers and receipts. */
  readonly prove: boolean;
  readonly replay: BlockReplay;
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

/** Reads a range in pieces, proves each block and hands its receipts on, in order. */
export async function walk(rpc: Rpc, parameters: WalkParameters): Promise<Walked> {
  const { escrow, routers, fromBlock, toBlock, prove, onProgress } = parameters;
  const walked: Walked = { lastHash: undefined, blocksRead: 0, receipts: 0, logs: 0, findings: [] };
  const mayConcern = bloomTest(escrow, routers);
  const readReceipts = await receiptsReader(rpc);
  for (let start = fromBlock; start <= toBlock; start += rangeSize) {
    const blocks = Array.from(
      { length: Math.min(rangeSize, toBlock - start + 1) },
      (_, index) => start + index,
    );
    const headers = await readHeaders(rpc, blocks);
    const concerned = checkHeaders(walked, blocks, headers, prove).filter(
      // The list of transactions is covered by no hash here, so even an empty one excludes nothing.
      ({ header, genuine }) => !genuine || mayConcern(header.logsBloom),
    );
    await replayBlocks(walked, concerned, readReceipts, parameters);
    onProgress?.(start + blocks.length - 1);
  }
  return walked;
}

interface CheckedHeader extends NumberedHeader {
  /** Whether the header's own fields may be believed, its bloom filter among them. */
  readonly genuine: boolean;
}

function checkHeaders(
  walked: Walked,
  blocks: readonly number[],
  reads: readonly Read<ChainHeader>[],
  prove: boolean,
): CheckedHeader[] {
  return blocks.flatMap((block, index) => {
    const read = reads[index];
    if (read?.ok !== true) {
      walked.findings.push(finding("blockUnreadable", read?.reason ?? "no answer", { block }));
      walked.lastHash = undefined;
      return [];
    }
    const header = read.value;
    if (!prove) {
      walked.lastHash = header.hash;
      return [{ block, header, genuine: false }];
    }
    const { hash, findings } = proveHeader(block, header, walked.lastHash);
    walked.findings.push(...findings);
    walked.lastHash = hash;
    return [{ block, header, genuine: findings.length === 0 }];
  });
}

async function replayBlocks(
  walked: Walked,
  concerned: readonly CheckedHeader[],
  readReceipts: ReceiptsReader,
  { prove, replay }: WalkParameters,
): Promise<void> {
  const reads = await readReceipts(concerned);
  for (const [index, { block, header }] of concerned.entries()) {
    const read = reads[index];
    if (read?.ok !== true) {
      walked.findings.push(finding("blockUnreadable", read?.reason ?? "no answer", { block }));
      continue;
    }
    const receipts = read.value;
    if (prove) walked.findings.push(...(await proveReceipts(block, header, receipts)));
    // Receipts that failed the proof are replayed all the same: what they change is worth knowing.
    replay(block, Number(header.timestamp), receipts);
    walked.blocksRead += 1;
    walked.receipts += receipts.length;
    for (const { logs } of receipts) walked.logs += logs.length;
  }
}
