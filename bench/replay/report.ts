import { renderTable } from "../../src/text/table.ts";
import type { ContenderName } from "./contenders.ts";
import type { Growth } from "./growth.ts";
import type { RaceResult } from "./race.ts";

export interface ReplayReport {
  readonly chain: string;
  readonly dense: RaceResult;
  readonly denseSingle: RaceResult;
  readonly sparse: RaceResult;
  readonly growth: Growth;
  readonly goals: readonly Goal[];
}

export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly must: number;
  readonly reach: number | undefined;
  readonly isMet: boolean;
}

export const chainNote =
  "A synthetic chain, never run: logs of a valid order life (terms, lock, delivery, claim, with their token transfers), receipts that hash to their header's root, headers that name each other. Served over loopback HTTP by a process of its own. All contenders: the same logs, chunk size, one range read ahead, the same DuckDB table; stored rows are compared.";

/** What was asked for, against what came out. */
export function goalsOf({
  dense,
  sparse,
  growth,
}: Pick<ReplayReport, "dense" | "sparse" | "growth">): Goal[] {
  const rate = (name: ContenderName): number => dense.measured[name].logsPerSecond;
  const proven = rate("Lading, proven");
  const atLeast = (what: string, value: number, must: number, reach?: number): Goal => ({
    what,
    value,
    must,
    reach,
    isMet: value >= must,
  });
  const change = Math.abs(growth.costRatio - 1);
  return [
    atLeast("dense, proven / viem unproven", proven / rate("viem"), 2, 4),
    atLeast("dense, proven / ethers unproven", proven / rate("ethers"), 8, 20),
    atLeast("dense, unproven / viem", rate("Lading, unproven") / rate("viem"), 5),
    atLeast(
      "sparse, receipts proven per second",
      sparse.measured["Lading, proven"].receiptsPerSecond,
      12_000,
      40_000,
    ),
    atLeast("one digest for all chunk sizes", dense.digestIsStable && sparse.digestIsStable ? 1 : 0, 1),
    {
      what: `change of cost per event, ${growth.sizes.map(({ logs }) => count(logs)).join(" → ")} events`,
      value: change,
      must: 0.15,
      reach: undefined,
      isMet: change <= 0.15,
    },
  ];
}

export function reportLines(report: ReplayReport): string[] {
  return [
    report.chain,
    "",
    ...raceLines("dense: every transaction ours, lists of five orders", report.dense),
    ...raceLines("dense: every transaction ours, single orders", report.denseSingle),
    ...raceLines("sparse: one transaction of ours in 200", report.sparse),
    "proven blocks folded into books, each size in a process of its own, warmed up by a short chain; short runs are medians",
    ...renderTable(
      ["events", "CPU µs/event", "seconds", "memory MB"],
      report.growth.sizes.map(({ logs, cpuMicrosecondsPerEvent, seconds, largestMemoryMb }) => [
        count(logs),
        cpuMicrosecondsPerEvent.toFixed(1),
        seconds.toFixed(1),
        count(largestMemoryMb),
      ]),
    ),
    `memory grows by ${report.growth.megabytesPerMillionEvents.toFixed(0)} MB per million events`,
    "",
    ...renderTable(
      ["goal", "value", "must", "reach", ""],
      report.goals.map(({ what, value, must, reach, isMet }) => [
        what,
        value >= 100 ? count(value) : value.toFixed(2),
        count(must),
        reach === undefined ? "" : count(reach),
        isMet ? "met" : "MISSED",
      ]),
    ),
  ];
}

function raceLines(
  title: string,
  { logs, receipts, chunk, runs, measured, digest, digestIsStable }: RaceResult,
): string[] {
  const viem = measured.viem;
  return [
    `${title}: ${count(logs)} logs, ${count(receipts)} receipts, ${chunk} blocks at once, median of ${runs}`,
    ...renderTable(
      ["contender", "logs/s", "receipts/s", "CPU µs/log", "× viem", "× viem by CPU", "memory MB"],
      Object.entries(measured).map(([name, one]) => [
        name,
        count(one.logsPerSecond),
        count(one.receiptsPerSecond),
        one.cpuMicrosecondsPerLog.toFixed(1),
        (one.logsPerSecond / viem.logsPerSecond).toFixed(2),
        (viem.cpuMicrosecondsPerLog / one.cpuMicrosecondsPerLog).toFixed(2),
        count(one.largestMemoryMb),
      ]),
    ),
    `digest ${digest}${digestIsStable ? ", whatever the chunk size" : ": IT DEPENDS ON THE CHUNK SIZE"}`,
    "",
  ];
}

function count(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : 0 });
}
