import { cancelRecovery } from "../../client/cancelRecovery.ts";
import { prepare } from "../../client/prepare.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan } from "../act/plan.ts";
import { readRecovery } from "./readRecovery.ts";
import { registryText } from "./recoveryText.ts";

/** A choice that does not count yet is taken back. */
export async function cancelRecoveryPlan({ network, signer }: ActContext): Promise<Plan> {
  const { chainId, escrow } = network;
  const { registry, pending } = await readRecovery(network, signer.address);
  return {
    action: "recovery cancel",
    title: "You take back a choice about recovery that does not count yet.",
    will: [
      `Who could have taken over soon, and cannot now: ${registryText(pending?.registry)}.`,
      `Who can take over now, and later too: ${registryText(registry)}.`,
      "No money moves now.",
    ],
    follows: [],
    calls: [
      {
        does: "take the choice back",
        prepare: (client) => prepare(client, cancelRecovery, { escrow, account: signer.account }),
      },
    ],
    done: "Taken back.",
    facts: { chainId, escrow, account: signer.address, registry: pending?.registry?.address ?? null },
  };
}
