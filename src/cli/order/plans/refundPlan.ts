import { prepare } from "../../../client/prepare.ts";
import { refund } from "../../../client/refund.ts";
import { Status } from "../../../order/status.ts";
import type { Plan } from "../../act/plan.ts";
import { amountFact } from "../amountFact.ts";
import { follows, paysBuyer, staysHeld } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext } from "./carried.ts";

/** The seller gives money back. */
export function refundPlan(context: PlanContext, amount: bigint): Plan {
  const { signer, view } = context;
  const { state } = view;
  const left = state.held > amount ? state.held - amount : 0n;
  return {
    action: "order refund",
    title: `The seller gives money back: order ${view.orderId}.`,
    will: [...paysBuyer(view, amount, signer.address), ...staysHeld(view, left)],
    follows: follows(view, left === 0n ? { ...state, status: Status.Settled } : state),
    calls: [
      {
        does: "refund the buyer",
        prepare: (client) => prepare(client, refund, { ...actionParameters(context), amount }),
      },
    ],
    done: "Refunded: the buyer has the money.",
    facts: { ...orderFacts(context), amount: amountFact(amount, view.currency) },
  };
}
