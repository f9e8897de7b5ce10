import type { Hex } from "viem";

import { signDelivery } from "../../../client/signDelivery.ts";
import { deliveredStep } from "../../../order/calendar/orderStep.ts";
import { LadingError } from "../../../order/errors.ts";
import type { ActContext } from "../../act/act.ts";
import type { Plan } from "../../act/plan.ts";
import type { SingleOrderView } from "../orderView.ts";
import { datesFromNow, follows } from "../sentences.ts";

/** An attester signs that orders were delivered. Nothing is sent: whoever has enough signatures carries them. */
export function attestPlan(
  { network, signer }: ActContext,
  views: readonly SingleOrderView[],
  evidenceHash: Hex,
): Plan {
  const [view] = views;
  if (view === undefined) throw new LadingError("There is no order.");
  const { chainId, escrow, client } = network;
  const orderIds = views.map(({ orderId }) => orderId);
  const until = Math.min(...views.map(({ state }) => state.until));
  return {
    action: "order deliver",
    title: `You confirm as an attester that ${views.length === 1 ? "this order was" : "these orders were"} delivered: ${orderIds.join(", ")}.`,
    will: [
      `With the signatures of ${view.terms.threshold} attesters, anybody can have the delivery confirmed.`,
      "No money moves yet.",
    ],
    follows: [...follows(view, deliveredStep(view.terms, view.nowAt)), datesFromNow],
    calls: [],
    done: "Signed.",
    facts: { chainId, escrow, orderIds, evidenceHash },
    signed: {
      // Attesters sign apart from each other, and must name the same time: the end of the orders' own step.
      signBy: until,
      isShared: true,
      sign: async (signBy) => ({
        format: "lading-relay-1",
        chainId,
        escrow,
        signer: signer.address,
        attester: signer.address,
        signBy,
        signature: await signDelivery(client, {
          escrow,
          account: signer.account,
          orderIds,
          evidenceHash,
          signBy,
        }),
        kind: "delivery",
        orderIds,
        evidenceHash,
      }),
      handOn:
        view.terms.threshold === 1
          ? undefined
          : (path) =>
              `When ${view.terms.threshold} attesters have signed, anybody can send their files together: lading relay ${path} …`,
    },
  };
}
