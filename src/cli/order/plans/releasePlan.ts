import { prepare } from "../../../client/prepare.ts";
import { release } from "../../../client/release.ts";
import { signRelease } from "../../../client/signRelease.ts";
import { Status } from "../../../order/status.ts";
import type { Plan } from "../../act/plan.ts";
import { amountFact } from "../amountFact.ts";
import { follows, paysSeller, staysHeld } from "../sentences.ts";
import {
  actionParameters,
  orderFacts,
  type PlanContext,
  relaySigned,
  signingParameters,
  usualSignBy,
} from "./carried.ts";

/** The buyer pays early: so much that `releasedTotal` is released in all. */
export function releasePlan(context: PlanContext, releasedTotal: bigint): Plan {
  const { network, signer, view } = context;
  const { state } = view;
  const amount = releasedTotal > state.released ? releasedTotal - state.released : 0n;
  const left = state.held > amount ? state.held - amount : 0n;
  return {
    action: "order release",
    title: `The buyer pays the seller early: order ${view.orderId}.`,
    will: [...paysSeller(view, amount, signer.address), ...staysHeld(view, left)],
    follows: follows(view, left === 0n ? { ...state, status: Status.Settled } : state),
    calls: [
      {
        does: "release the money to the seller",
        prepare: (client) => prepare(client, release, { ...actionParameters(context), releasedTotal }),
      },
    ],
    done: "Released: the seller has the money.",
    facts: { ...orderFacts(context), amount: amountFact(amount, view.currency) },
    signed: {
      signBy: usualSignBy(view.nowAt),
      sign: async (signBy) => ({
        ...relaySigned(
          context,
          signBy,
          await signRelease(network.client, { ...signingParameters(context, signBy), releasedTotal }),
        ),
        kind: "release",
        order: view.order,
        releasedTotal,
      }),
    },
  };
}
