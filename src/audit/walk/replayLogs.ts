import { setImmediate as nextTurn } from "node:timers/promises";

import type { Hex } from "viem";
import { type ChainLog, parseReceipt } from "../../rpc/chain.ts";
import type { PlacedLog } from "../../rpc/placedLogs.ts";
import { type Read, tryReadTwice } from "../../rpc/read.ts";
import { readHeaders } from "../../rpc/readHeaders.ts";
import { inBatches, type Rpc } from "../../rpc/rpc.ts";
import { type Finding, finding } from "../finding.ts";
import { readLogs } from "../source/readLogs.ts";
import type { TransactionLogs } from "../source/transactionLogs.ts";
import type { Walked, WalkParameters } from "./walked.ts";

/** Public nodes answer this many blocks; a smaller range is found by halves. */
const defaultRange = 1_000;

interface LogRange {
  readonly from: number;
  readonly to: number;
  readonly logs: Read<readonly PlacedLog[][]>;
}

/** Replays logs as a node gives them, with nothing proven; yields the first block after each range. */
export async function* replayLogs(
  rpc: Rpc,
  walked: Walked,
  parameters: WalkParameters,
): AsyncGenerator<number> {
  const { fromBlock, toBlock, rangeSize = defaultRange } = parameters;
  const read = async (from: number): Promise<LogRange> => {
    const to = Math.min(from + rangeSize - 1, toBlock);
    return { from, to, logs: await tryReadTwice(() => readLogs(rpc, parameters, from, to)) };
  };
  let reading = fromBlock > toBlock ? undefined : read(fromBlock);
  while (reading !== undefined) {
    const { from, to, logs }: LogRange = await reading;
    reading = to < toBlock ? read(to + 1) : undefined;
    // A failure of the next range is reported when its turn comes.
    reading?.catch(() => undefined);
    if (logs.ok) await replayRange(rpc, walked, merged(walked.findings, logs.value), parameters);
    else walked.findings.push(finding("blockUnreadable", `to block ${to}: ${logs.reason}`, { block: from }));
    yield to + 1;
  }
  const [last] = await readHeaders(rpc, [toBlock]);
  walked.lastHash = last?.ok === true ? last.value.hash : undefined;
}

async function replayRange(
  rpc: Rpc,
  walked: Walked,
  logs: readonly PlacedLog[],
  { routers = [], replay }: WalkParameters,
): Promise<void> {
  const transactions = await wholeIfRouted(rpc, walked, inTransactions(logs), routers);
  const times = await timesOf(rpc, logs);
  for (let start = 0; start < transactions.length; ) {
    const block = transactions[start]?.block ?? 0;
    // The question for the next range is sent, and its answer taken in, between two blocks of this one.
    await nextTurn();
    let end = start;
    while (transactions[end]?.block === block) end += 1;
    const time = times.get(block);
    if (time === undefined) {
      walked.findings.push(finding("blockUnreadable", "its time is unknown", { block }));
    } else {
      const together = transactions.slice(start, end);
      replay(block, time, together);
      walked.blocksRead += 1;
      walked.receipts += together.length;
      for (const one of together) walked.logs += one.logs.length;
    }
    start = end;
  }
}

interface PlacedTransaction extends TransactionLogs {
  readonly block: number;
  readonly hash: Hex;
  readonly logs: readonly ChainLog[];
}

function inTransactions(logs: readonly PlacedLog[]): PlacedTransaction[] {
  const found: (PlacedTransaction & { readonly logs: ChainLog[] })[] = [];
  for (const log of logs) {
    const { block, transaction, transactionHash: hash } = log;
    const open = found.at(-1);
    if (open?.transaction === transaction && open.block === block) open.logs.push(log);
    else found.push({ block, transaction, hash, logs: [log] });
  }
  return found;
}

/** What a router converts moves between strangers, so such a transaction is read whole. */
async function wholeIfRouted(
  rpc: Rpc,
  { findings }: Walked,
  transactions: readonly PlacedTransaction[],
  routers: readonly string[],
): Promise<readonly PlacedTransaction[]> {
  if (routers.length === 0) return transactions;
  const names = new Set(routers.map((router) => router.toLowerCase()));
  return inBatches(transactions, async (one) => {
    if (!one.logs.some(({ address }) => names.has(address))) return one;
    const call = { method: "eth_getTransactionReceipt", params: [one.hash] };
    const read = await tryReadTwice(async () => parseReceipt(await rpc.request(call)));
    if (read.ok) return { ...one, logs: read.value.logs };
    findings.push(
      finding("blockUnreadable", `transaction ${one.hash}: ${read.reason}`, { block: one.block }),
    );
    return one;
  });
}

/** The answers to several questions in the order of the chain, each log once. */
function merged(findings: Finding[], answers: readonly PlacedLog[][]): PlacedLog[] {
  for (const answer of answers) {
    for (let index = 1; index < answer.length; index += 1) {
      const before = answer[index - 1] as PlacedLog;
      const log = answer[index] as PlacedLog;
      const order = compare(before, log);
      const { block } = log;
      if (order > 0) findings.push(finding("logDisordered", `log ${log.logIndex}`, { block }));
      else if (order === 0) findings.push(finding("logRepeated", `log ${log.logIndex}`, { block }));
    }
  }
  const all = answers.flat().sort(compare);
  // A transfer may answer two questions.
  return all.filter((log, index) => index === 0 || compare(all[index - 1] as PlacedLog, log) !== 0);
}

function compare(one: PlacedLog, other: PlacedLog): number {
  return one.block - other.block || one.logIndex - other.logIndex;
}

async function timesOf(rpc: Rpc, logs: readonly PlacedLog[]): Promise<Map<number, number>> {
  const times = new Map<number, number>();
  const unknown = new Set<number>();
  for (const { block, time } of logs) {
    if (time === undefined) unknown.add(block);
    else times.set(block, time);
  }
  const blocks = [...unknown];
  const headers = await readHeaders(rpc, blocks);
  for (const [index, block] of blocks.entries()) {
    const header = headers[index];
    if (header?.ok === true) times.set(block, Number(header.value.timestamp));
  }
  return times;
}
