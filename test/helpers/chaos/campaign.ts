import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { exitCodes } from "../../../src/audit/exitCode.ts";
import { audited, isDeceived, type Outcome } from "./audited.ts";
import { chaosProxy } from "./proxy.ts";
import { type Played, playSchedule, type ScheduleKind } from "./schedule.ts";
import { nodeOf } from "./servedChain.ts";
import type { ChaosWorld } from "./world.ts";

/** Audits that run beside each other: most of their time is waiting. */
const atOnce = 4;

export interface CampaignParameters {
  readonly seed: number;
  /** How many schedules of each kind. */
  readonly counts: Readonly<Record<ScheduleKind, number>>;
  /** Ends with what was played by then. */
  readonly deadlineMs?: number | undefined;
  readonly onPlayed?: ((played: number, of: number) => void) | undefined;
}

export interface CampaignResult {
  readonly seed: number;
  readonly seconds: number;
  readonly messages: number;
  readonly restarts: number;
  /** Schedules of an honest node, and those of them that ended balanced and proven with the one digest. */
  readonly flaky: { readonly played: number; readonly proven: number; readonly exitCodes: ExitCounts };
  readonly lying: { readonly played: number; readonly lies: number; readonly exitCodes: ExitCounts };
  readonly turning: { readonly played: number; readonly proven: number; readonly exitCodes: ExitCounts };
  /** Schedules that said "balanced and proven" of a lie: there must be none. */
  readonly deceived: readonly Played[];
  /** Honest schedules that did not end balanced and proven. */
  readonly unproven: readonly Played[];
}

type ExitCounts = Readonly<Record<string, number>>;

/** Plays schedules of every kind, each from the one seed, and counts how they ended. */
export async function campaign(world: ChaosWorld, parameters: CampaignParameters): Promise<CampaignResult> {
  const { seed, counts, deadlineMs = Number.POSITIVE_INFINITY, onPlayed } = parameters;
  const startedAt = performance.now();
  const proxy = await chaosProxy();
  const folder = await mkdtemp(join(tmpdir(), "lading-chaos-"));
  const waiting = interleaved(counts);
  const total = waiting.length;
  const played: Played[] = [];
  try {
    const truth = await audited(nodeOf(world.chain), world.parameters);
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (performance.now() - startedAt > deadlineMs) return;
        played.push(await playSchedule({ world, proxy, folder }, seed, next.kind, next.index));
        onPlayed?.(played.length, total);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return resultOf(seed, truth, played, {
      seconds: (performance.now() - startedAt) / 1_000,
      messages: proxy.messages,
    });
  } finally {
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Kinds take turns, so that a deadline cuts all of them. */
function interleaved(counts: CampaignParameters["counts"]): { kind: ScheduleKind; index: number }[] {
  const all = (Object.entries(counts) as [ScheduleKind, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({ kind, index, place: (index + 0.5) / count })),
  );
  return all.sort((one, other) => one.place - other.place);
}

function resultOf(
  seed: number,
  truth: Outcome,
  played: readonly Played[],
  effort: { readonly seconds: number; readonly messages: number },
): CampaignResult {
  const of = (kind: ScheduleKind) => played.filter((one) => one.kind === kind);
  const isProven = ({ outcome }: Played): boolean =>
    outcome.exitCode === exitCodes.balancedAndProven && !isDeceived(outcome, truth);
  const [flaky, lying, turning] = [of("flaky"), of("lying"), of("turning")];
  return {
    seed,
    ...effort,
    restarts: played.reduce((sum, { restarts }) => sum + restarts, 0),
    flaky: { played: flaky.length, proven: flaky.filter(isProven).length, exitCodes: codesOf(flaky) },
    lying: {
      played: lying.length,
      lies: new Set(lying.map(({ lie }) => lie)).size,
      exitCodes: codesOf(lying),
    },
    turning: { played: turning.length, proven: turning.filter(isProven).length, exitCodes: codesOf(turning) },
    deceived: [
      ...lying.filter(({ outcome }) => outcome.exitCode === exitCodes.balancedAndProven),
      ...played.filter(({ outcome }) => isDeceived(outcome, truth)),
    ],
    unproven: flaky.filter((one) => !isProven(one)),
  };
}

function codesOf(played: readonly Played[]): ExitCounts {
  const counts: Record<string, number> = {};
  for (const { outcome } of played) counts[outcome.exitCode] = (counts[outcome.exitCode] ?? 0) + 1;
  return counts;
}
