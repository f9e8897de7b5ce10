import type { ChainShape } from "./chain.ts";
import { type ContenderName, contenders } from "./contenders.ts";
import { medianBy } from "./median.ts";
import { startNode } from "./node.ts";
import { runAlone } from "./runAlone.ts";
import { openStore } from "./store.ts";

/** Medians of a contender's runs. */
export interface Measured {
  readonly logsPerSecond: number;
  readonly receiptsPerSecond: number;
  readonly cpuMicrosecondsPerLog: number;
  readonly largestMemoryMb: number;
}

export interface RaceResult {
  readonly shape: ChainShape;
  readonly logs: number;
  readonly receipts: number;
  readonly chunk: number;
  readonly runs: number;
  readonly measured: Readonly<Record<ContenderName, Measured>>;
  /** Whether every chunk size gave the same digest. */
  readonly digestIsStable: boolean;
  readonly digest: string;
}

const names = Object.keys(contenders) as ContenderName[];

/** Every contender on the same chain by turns, so that a busy machine is busy for all. */
export async function race(shape: ChainShape, chunk: number, runs: number): Promise<RaceResult> {
  const node = await startNode(shape, true);
  const toBlock = shape.blocks - 1;
  const samples = new Map(names.map((name) => [name, [] as { seconds: number; cpu: number }[]]));
  const digests = new Set<string>();
  const stored = new Set<string>();
  let logs = 0;

  async function once(name: ContenderName, size: number) {
    const store = await openStore();
    globalThis.gc?.();
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    const digest = await contenders[name]({ url: node.url, toBlock, chunk: size, store });
    store.finish();
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - startedAt) / 1000;
    // Comparing what they stored is not their work.
    const { rows, digest: contents } = await store.close();
    if (digest !== undefined) digests.add(digest);
    // Whoever stores other rows is not in the same race.
    stored.add(`${rows} ${contents}`);
    logs = rows;
    return { seconds, cpu: user + system };
  }

  // Run 0 warms the compiler up and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const sample = await once(name, chunk);
      if (run > 0) samples.get(name)?.push(sample);
    }
  }
  for (const size of [1, Math.ceil(chunk / 3), 3 * chunk]) await once("Lading, proven", size);
  if (stored.size !== 1) throw new Error(`the contenders stored different rows: ${[...stored].join(", ")}`);

  const receipts = shape.blocks * (shape.ours + shape.others);
  const measured: Partial<Record<ContenderName, Measured>> = {};
  for (const [name, taken] of samples) {
    const seconds = medianBy(taken, (sample) => sample.seconds).seconds;
    measured[name] = {
      logsPerSecond: logs / seconds,
      receiptsPerSecond: receipts / seconds,
      cpuMicrosecondsPerLog: medianBy(taken, ({ cpu }) => cpu).cpu / logs,
      largestMemoryMb: (await runAlone(name, node.url, toBlock, chunk)).largestMemoryMb,
    };
  }
  node.close();
  const [digest = ""] = digests;
  return {
    shape,
    logs,
    receipts,
    chunk,
    runs,
    measured: measured as Record<ContenderName, Measured>,
    digestIsStable: digests.size === 1,
    digest,
  };
}
