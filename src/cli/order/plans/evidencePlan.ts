import { prepare } from "../../../client/prepare.ts";
import { submitEvidence } from "../../../client/submitEvidence.ts";
import type { Plan } from "../../act/plan.ts";
import { follows } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext } from "./carried.ts";

/** A party or the arbitrator puts evidence on record. */
export function evidencePlan(context: PlanContext, evidence: string): Plan {
  const { view } = context;
  return {
    action: "order evidence",
    title: `Evidence for order ${view.orderId}.`,
    will: [`This goes on the chain, where everybody can read it, for good: ${evidence}`, "No money moves."],
    follows: follows(view, view.state),
    calls: [
      {
        does: "submit the evidence",
        prepare: (client) => prepare(client, submitEvidence, { ...actionParameters(context), evidence }),
      },
    ],
    done: "The evidence is on record.",
    facts: { ...orderFacts(context), evidence },
  };
}
