import type { Step } from "../timeline/step.ts";
import {
  prepareDefault,
  prepareDispute,
  prepareEvidence,
  prepareRule,
  prepareSettle,
} from "./prepareDispute.ts";
import type { PreparedCall } from "./prepared.ts";
import { prepareFxLock } from "./prepareFxLock.ts";
import {
  prepareCancel,
  prepareListing,
  prepareReassign,
  prepareRecovery,
  prepareWithdraw,
} from "./prepareHolders.ts";
import { prepareLock } from "./prepareLock.ts";
import {
  prepareConfirm,
  preparePayout,
  prepareRefund,
  prepareRelease,
  prepareReleaseAll,
} from "./preparePayout.ts";
import type { World } from "./world.ts";

/** Signs and encodes what a step sends. Nothing goes to the chain yet. */
export async function prepareStep(world: World, { at, deed }: Step): Promise<PreparedCall[]> {
  switch (deed.do) {
    case "lock":
      return [
        deed.paid === undefined
          ? await prepareLock(world, deed)
          : await prepareFxLock(world, deed, deed.paid, at),
      ];
    case "confirm":
      return [await prepareConfirm(world, deed, at)];
    case "claim":
    case "reclaim":
      return [await preparePayout(world, deed, at)];
    case "releaseAll":
      return [await prepareReleaseAll(world, deed)];
    case "release":
      return [await prepareRelease(world, deed, at)];
    case "refund":
      return [await prepareRefund(world, deed)];
    case "dispute":
      return [await prepareDispute(world, deed, at)];
    case "evidence":
      return [await prepareEvidence(world, deed)];
    case "rule":
      return [await prepareRule(world, deed)];
    case "default":
      return [await prepareDefault(world, deed)];
    case "settle":
      return [await prepareSettle(world, deed, at)];
    case "reassign":
      return [await prepareReassign(world, deed)];
    case "setRecovery":
      return prepareRecovery(world, deed);
    case "cancelRecovery":
      return [await prepareCancel(world, deed)];
    case "withdraw":
      return [await prepareWithdraw(world, deed)];
    case "blacklist":
    case "unblacklist":
      return [await prepareListing(world, deed)];
    default: {
      const never: never = deed;
      throw new Error(`unknown deed ${JSON.stringify(never)}`);
    }
  }
}
