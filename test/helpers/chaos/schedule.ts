import { rm } from "node:fs/promises";
import { join } from "node:path";

import type { AuditParameters } from "../../../src/audit/audit.ts";
import { httpRpc } from "../../../src/rpc/httpRpc.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { audited, chaosPatience, lateMs, type Outcome } from "./audited.ts";
import { randomPlan } from "./faultPlan.ts";
import { lieGroups } from "./lies/allLies.ts";
import { eitherOf } from "./lies/changingLies.ts";
import type { ChaosProxy } from "./proxy.ts";
import { type Random, randomOf } from "./random.ts";
import { nodeOf } from "./servedChain.ts";
import type { ChaosWorld } from "./world.ts";

/** An honest node, one that keeps to its lie, or two behind one address of which one lies. */
export const scheduleKinds = ["flaky", "lying", "turning"] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

/** What a schedule plays on, and where it may write. */
export interface Stage {
  readonly world: ChaosWorld;
  readonly proxy: ChaosProxy;
  readonly folder: string;
}

export interface Played {
  readonly kind: ScheduleKind;
  readonly index: number;
  readonly lie: string | undefined;
  readonly restarts: number;
  readonly outcome: Outcome;
}

/** No audit of so small a chain takes longer, whatever befalls it. */
const longestMs = 60_000;

/**
 * Plays one schedule: random faults of a random strength, a random size of ranges and messages, with or without whole
 * receipts, stopped up to three times on the way and taken up again. Seed, kind and index decide everything but time.
 */
export async function playSchedule(
  stage: Stage,
  seed: number,
  kind: ScheduleKind,
  index: number,
): Promise<Played> {
  const random = randomOf(seed ^ Math.imul(1 + index, 0x9e3779b1) ^ scheduleKinds.indexOf(kind));
  const { world, proxy, folder } = stage;
  const honest = nodeOf(world.chain);
  const lie = kind === "flaky" ? undefined : random.pick(random.pick(lieGroups));
  const told = lie?.tell(world, random);
  const node = kind === "turning" && told ? eitherOf(honest, told.node, random) : (told?.node ?? honest);

  const checkpoint = random.chance(0.5) ? join(folder, `${kind}-${index}`) : undefined;
  const restarts = checkpoint === undefined ? 0 : random.below(4);
  const rangeSize = random.chance(0.7) ? 1 + random.below(40) : undefined;
  // Two backends are audited against the truth, whatever the liar would have had its victim ask.
  const asked = kind === "turning" ? {} : told?.asked;
  const parameters: AuditParameters = { ...world.parameters, ...asked, checkpoint, rangeSize };
  const { url, close } = proxy.open({ node, plan: randomPlan(random, lateMs), random });
  const rpc = httpRpc(url, { timeoutMs: chaosPatience.timeoutMs, batchSize: 1 + random.below(24) });
  try {
    for (let restart = 0; restart < restarts; restart += 1)
      await inTime(audited(dying(rpc, random), parameters));
    const outcome = await inTime(audited(rpc, parameters));
    return { kind, index, lie: lie?.name, restarts, outcome };
  } finally {
    close();
    if (checkpoint !== undefined) await rm(checkpoint, { force: true });
  }
}

/** As if the process were killed: from some call on nothing comes back. */
function dying(rpc: Rpc, random: Random): Rpc {
  let left = 1 + random.below(400);
  return {
    async request(call) {
      left -= 1;
      if (left < 0) throw new Error("connection reset");
      return rpc.request(call);
    },
  };
}

async function inTime(running: Promise<Outcome>): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`an audit took longer than ${longestMs} ms`)), longestMs);
  });
  try {
    return await Promise.race([running, hung]);
  } finally {
    clearTimeout(timer);
  }
}
