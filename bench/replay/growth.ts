import type { AloneResult } from "./alone.ts";
import type { ChainShape } from "./chain.ts";
import { medianBy } from "./median.ts";
import { startNode } from "./node.ts";
import { runAlone } from "./runAlone.ts";

export interface Growth {
  readonly sizes: readonly (AloneResult & { readonly cpuMicrosecondsPerEvent: number })[];
  /** Cost of an event in the longest run, over that in the shortest. */
  readonly costRatio: number;
  readonly megabytesPerMillionEvents: number;
}

const shape: Omit<ChainShape, "blocks"> = { ours: 60, others: 0, list: 5 };
const eventsPerBlock = 6 * shape.ours;

/** Replays chains of several lengths into books, each in a process of its own. They are made while they are read. */
export async function measureGrowth(events: readonly number[]): Promise<Growth> {
  const sizes: (AloneResult & { cpuMicrosecondsPerEvent: number })[] = [];
  for (const wanted of events) {
    const blocks = Math.ceil(wanted / eventsPerBlock) + 2;
    const results: AloneResult[] = [];
    for (let run = 0; run < runsOf(wanted); run += 1) {
      const node = await startNode({ ...shape, blocks }, false);
      results.push(await runAlone("books", node.url, blocks - 1));
      node.close();
    }
    const result = medianBy(results, ({ cpuSeconds }) => cpuSeconds);
    sizes.push({ ...result, cpuMicrosecondsPerEvent: (result.cpuSeconds * 1e6) / result.logs });
  }
  const first = sizes[0];
  const last = sizes.at(-1);
  if (first === undefined || last === undefined) throw new Error("no size was given");
  return {
    sizes,
    costRatio: last.cpuMicrosecondsPerEvent / first.cpuMicrosecondsPerEvent,
    megabytesPerMillionEvents:
      ((last.largestMemoryMb - first.largestMemoryMb) * 1e6) / Math.max(1, last.logs - first.logs),
  };
}

/** A run of two seconds says little by itself; one of a minute says enough. */
function runsOf(events: number): number {
  return Math.max(1, Math.min(5, Math.round(eventsForOneRun / events)));
}

const eventsForOneRun = 500_000;
