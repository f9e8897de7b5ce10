import { emptyBooks } from "../../src/audit/fold/books.ts";
import { rangeDigest } from "../../src/audit/prove/rangeDigest.ts";
import { blockReplay } from "../../src/audit/replay.ts";
import { walk } from "../../src/audit/walk.ts";
import { httpRpc } from "../../src/rpc/httpRpc.ts";
import { patientRpc } from "../../src/rpc/patientRpc.ts";
import { type ContenderName, contenders } from "./contenders.ts";
import { openStore } from "./store.ts";
import { chainId, escrow } from "./world.ts";

/** What one process that did nothing else needed. */
export interface AloneResult {
  readonly logs: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly largestMemoryMb: number;
}

/** Proven blocks folded into books, with no store: the auditor itself. */
async function replayIntoBooks(url: string, toBlock: number): Promise<number> {
  const books = emptyBooks(escrow, chainId);
  const walked = await walk(patientRpc(httpRpc(url)), {
    escrow,
    fromBlock: 0,
    toBlock,
    prove: true,
    digest: rangeDigest({ chainId, escrow, fromBlock: 0 }),
    replay: blockReplay(books, escrow),
  });
  const [fault] = [...walked.findings, ...books.findings];
  if (fault !== undefined) throw new Error(fault.message);
  return walked.logs;
}

async function contend(name: ContenderName, url: string, toBlock: number, chunk: number): Promise<number> {
  const store = await openStore();
  await contenders[name]({ url, toBlock, chunk, store });
  store.finish();
  return (await store.close()).rows;
}

/** A short chain is replayed several times. */
async function warmUp(): Promise<void> {
  const end = Math.min(warmUpBlocks, Number(toBlock));
  for (let replayed = 0; replayed < warmUpBlocks; replayed += end + 1) await replayIntoBooks(url, end);
}

/** Blocks replayed before the clock starts: a process is slow until its code is compiled, and that is no cost of an event. */
const warmUpBlocks = 600;

const [name = "", url = "", toBlock = "0", chunk = "0"] = process.argv.slice(2);
if (name === "books") await warmUp();
const startedAt = performance.now();
const cpu = process.cpuUsage();
const logs =
  name === "books"
    ? await replayIntoBooks(url, Number(toBlock))
    : await contend(name as ContenderName, url, Number(toBlock), Number(chunk));
const { user, system } = process.cpuUsage(cpu);
const result: AloneResult = {
  logs,
  seconds: (performance.now() - startedAt) / 1000,
  cpuSeconds: (user + system) / 1e6,
  largestMemoryMb: process.resourceUsage().maxRSS / 1024,
};
process.send?.(result);
process.disconnect?.();
