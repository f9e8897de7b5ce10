import type { Address, Hex } from "viem";
import type { ChainReceipt } from "../../rpc/chain.ts";
import type { Read } from "../../rpc/read.ts";
import { readHeader, readHeaders } from "../../rpc/readHeaders.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { type Finding, finding } from "../finding.ts";
import { bloomTest } from "../prove/mayConcern.ts";
import { proveHeader } from "../prove/proveHeader.ts";
import { type NumberedHeader, type ReceiptsReader, receiptsReader } from "../source/readReceipts.ts";

/** A block that may concern the escrow, with what the node gave as its receipts. */
export interface ReadBlock extends NumberedHeader {
  /** Recomputed from the header's own fields. */
  readonly hash: Hex;
  readonly receipts: Read<ChainReceipt[]>;
}

/** Some blocks, their headers proven, their receipts not yet. */
export interface BlockRange {
  readonly blocks: number;
  readonly receipts: number;
  /** The recomputed hash of the last block, if it could be read. */
  readonly lastHash: Hex | undefined;
  readonly concerned: readonly ReadBlock[];
  readonly findings: readonly Finding[];
  readonly readReceipts: ReceiptsReader;
}

/** Reads a range; `parent` is the recomputed hash of the block before it, where it is known. */
export type RangeReader = (blocks: readonly number[], parent: Hex | undefined) => Promise<BlockRange>;

export async function rangeReader(
  rpc: Rpc,
  escrow: Address,
  routers?: readonly Address[],
): Promise<RangeReader> {
  const mayConcern = bloomTest(escrow, routers);
  const readReceipts = await receiptsReader(rpc);
  return async (blocks, parent) => {
    const findings: Finding[] = [];
    const headers: (NumberedHeader & { readonly hash: Hex })[] = [];
    const reads = await readHeaders(rpc, blocks);
    let lastHash = parent;
    for (const [index, block] of blocks.entries()) {
      let read = reads[index];
      let proof = read?.ok === true ? proveHeader(block, read.value, lastHash) : undefined;
      if (proof !== undefined && proof.findings.length > 0) {
        // A node behind a balancer may be late: only what it says twice is held against it.
        read = await readHeader(rpc, block);
        proof = read.ok ? proveHeader(block, read.value, lastHash) : undefined;
        if (read.ok && proof !== undefined && (await isReplaced(rpc, block - 1, lastHash, proof.findings)))
          findings.push(finding("chainReorganized", `it was ${lastHash}`, { block: block - 1 }));
      }
      if (read?.ok !== true || proof === undefined) {
        const reason = read?.ok === false ? read.reason : "no answer";
        findings.push(finding("blockUnreadable", reason, { block }));
        lastHash = undefined;
        continue;
      }
      findings.push(...proof.findings);
      lastHash = proof.hash;
      const header = read.value;
      // A bloom filter excludes nothing unless its header is proven. Nor does an empty list of transactions: no hash here
      // covers it.
      if (proof.findings.length > 0 || mayConcern(header.logsBloom))
        headers.push({ block, header, hash: proof.hash });
    }

    const receipts = await readReceipts(headers);
    let count = 0;
    for (const read of receipts) count += read.ok ? read.value.length : 0;
    return {
      blocks: blocks.length,
      receipts: count,
      lastHash,
      concerned: headers.map((header, index) => ({
        ...header,
        receipts: receipts[index] ?? { ok: false, reason: "no answer" },
      })),
      findings,
      readReceipts,
    };
  };
}

/** Whether a broken chain is a block that changed since it was read, and not a lie about this one. */
async function isReplaced(
  rpc: Rpc,
  block: number,
  before: Hex | undefined,
  findings: readonly Finding[],
): Promise<boolean> {
  if (before === undefined || !findings.some(({ code }) => code === "headerChainBroken")) return false;
  const again = await readHeader(rpc, block);
  return again.ok && proveHeader(block, again.value, undefined).hash !== before;
}
