import { setImmediate as nextTurn } from "node:timers/promises";
import type { ChainReceipt } from "../../rpc/chain.ts";
import { finding } from "../finding.ts";
import { proveReceipts } from "../prove/proveReceipts.ts";
import type { TransactionLogs } from "../source/transactionLogs.ts";
import type { BlockRange, ReadBlock } from "./readRange.ts";
import type { Walked, WalkParameters } from "./walked.ts";

/** Proves the receipts of a range and hands their logs on, block by block. */
export async function proveRange(
  walked: Walked,
  range: BlockRange,
  { replay, digest }: WalkParameters,
): Promise<void> {
  walked.findings.push(...range.findings);
  walked.lastHash = range.lastHash;
  for (const read of range.concerned) {
    // Questions for the next range are sent, and their answers taken in, between two blocks of this one.
    await nextTurn();
    const receipts = await provenReceipts(walked, range, read);
    if (receipts === undefined) continue;
    // Receipts that failed the proof are replayed all the same: what they change is worth knowing.
    replay(read.block, Number(read.header.timestamp), logsOf(receipts));
    digest?.addBlock(read.block, read.hash, receipts);
    walked.blocksRead += 1;
    walked.receipts += receipts.length;
    for (const { logs } of receipts) walked.logs += logs.length;
  }
}

/** A node behind a balancer may mix up blocks once: only what it says twice is held against it. */
async function provenReceipts(
  walked: Walked,
  { readReceipts }: BlockRange,
  { block, header, receipts: read }: ReadBlock,
): Promise<readonly ChainReceipt[] | undefined> {
  if (!read.ok) {
    walked.findings.push(finding("blockUnreadable", read.reason, { block }));
    return undefined;
  }
  const findings = proveReceipts(block, header, read.value);
  if (findings.length === 0) return read.value;

  const [again] = await readReceipts([{ block, header }]);
  if (again?.ok === true && proveReceipts(block, header, again.value).length === 0) return again.value;
  walked.findings.push(...findings);
  return read.value;
}

function logsOf(receipts: readonly ChainReceipt[]): TransactionLogs[] {
  const found: TransactionLogs[] = [];
  for (let transaction = 0; transaction < receipts.length; transaction += 1) {
    const logs = receipts[transaction]?.logs ?? [];
    if (logs.length > 0) found.push({ transaction, logs });
  }
  return found;
}
