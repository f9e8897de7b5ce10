import { type Hex, toEventSelector } from "viem";

import type { AuditParameters } from "../../../../src/audit/audit.ts";
import type { ExitCode } from "../../../../src/audit/exitCode.ts";
import type { FindingCode } from "../../../../src/audit/finding.ts";
import { eventsAbi } from "../../../../src/order/abi/eventsAbi.ts";
import type { Rpc } from "../../../../src/rpc/rpc.ts";
import { placesOf } from "../alter.ts";
import type { Random } from "../random.ts";
import { nodeOf, type ServedChain, type ServedLog } from "../servedChain.ts";
import type { ChaosWorld } from "../world.ts";

/** A node that lies, and what its victim asks otherwise than usual. */
export interface Told {
  readonly node: Rpc;
  readonly asked?: Partial<AuditParameters>;
}

/** One kind of tampering. */
export interface Lie {
  readonly name: string;
  /** Among what the auditor finds. */
  readonly codes: readonly FindingCode[];
  readonly exitCode: Exclude<ExitCode, 0>;
  tell(world: ChaosWorld, random: Random): Told;
}

/** A lie that is another chain than the true one, the same whenever it is asked for. */
export function chainLie(
  name: string,
  codes: readonly FindingCode[],
  alter: (world: ChaosWorld, random: Random) => ServedChain,
  exitCode: Lie["exitCode"] = 1,
): Lie {
  return { name, codes, exitCode, tell: (world, random) => ({ node: nodeOf(alter(world, random)) }) };
}

/** A block after the first and before the last. */
export function innerBlock({ toBlock }: ChaosWorld, random: Random): number {
  return 1 + random.below(toBlock - 1);
}

/** A block in which the escrow emitted something. */
export function escrowBlock({ chain, escrow }: ChaosWorld, random: Random): number {
  return random.pick(placesOf(chain, ({ address }) => address === escrow)).block;
}

/** Whether a log is a certain event of the escrow. */
export function isEvent({ escrow }: ChaosWorld, name: string): (log: ServedLog) => boolean {
  const event = eventsAbi.find((item) => item.type === "event" && item.name === name);
  if (event === undefined) throw new Error(`there is no event ${name}`);
  const selector: Hex = toEventSelector(event);
  return ({ address, topics }) => address === escrow && topics[0] === selector;
}
