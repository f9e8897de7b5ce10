import { zeroAddress } from "viem";
import { prepare } from "../../client/prepare.ts";
import { setRecovery } from "../../client/setRecovery.ts";
import { LadingError } from "../../order/errors.ts";
import { utcTime } from "../../order/utcTime.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan } from "../act/plan.ts";
import { datesFromNow } from "../order/sentences.ts";
import { timeText } from "../text/words.ts";
import { readRecovery, recoveryDelay } from "./readRecovery.ts";
import { registryText } from "./recoveryText.ts";

/** An account takes its choice of a registry away. */
export async function removeRecoveryPlan(context: ActContext): Promise<Plan> {
  const { network, signer } = context;
  const { chainId, escrow } = network;
  const view = await readRecovery(network, signer.address);
  const counts = view.pending === undefined ? view.registry : view.pending.registry;
  if (counts === undefined)
    throw new LadingError("There is no recovery registry to take away. Nothing was sent.", {
      metaMessages: ["See it: lading recovery show."],
    });
  const countsFrom = view.nowAt + recoveryDelay;
  return {
    action: "recovery set",
    title: "You end recovery: nobody may take over your sides and credits any more.",
    will: [
      `From ${timeText(countsFrom)} on, nobody can follow you: without your key, sides and credits are lost.`,
      `Who can until then: ${registryText(view.registry)}.`,
      "No money moves now.",
    ],
    follows: ["You can take this back until it counts: lading recovery cancel.", datesFromNow],
    calls: [
      {
        does: "end recovery",
        prepare: (client) =>
          prepare(client, setRecovery, { escrow, account: signer.account, registry: zeroAddress }),
      },
    ],
    done: "Chosen. lading recovery show tells when it counts.",
    facts: {
      ...{ chainId, escrow, account: signer.address },
      ...{ registry: null, successor: null, countsFrom: utcTime(countsFrom) },
    },
  };
}
