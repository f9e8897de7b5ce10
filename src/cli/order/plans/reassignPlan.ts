import type { Address } from "viem";

import { prepare } from "../../../client/prepare.ts";
import { reassign } from "../../../client/reassign.ts";
import { Side } from "../../../order/side.ts";
import type { Plan } from "../../act/plan.ts";
import { account, follows } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext } from "./carried.ts";

/** A side moves to another account, with all its powers and payouts. */
export function reassignPlan(context: PlanContext, side: "buyer" | "seller", to: Address): Plan {
  const { signer, view } = context;
  return {
    action: "order reassign",
    title: `The ${side}'s side of order ${view.orderId} moves to another account.`,
    will: [
      `${account(to, signer.address)} becomes the ${side} in place of ${account(view[side], signer.address)}.`,
      `From then on only it can act as the ${side}, and all money for the ${side} goes to it.`,
      "This cannot be taken back. No money moves now.",
    ],
    follows: follows(view, view.state),
    calls: [
      {
        does: `move the ${side}'s side`,
        prepare: (client) =>
          prepare(client, reassign, {
            ...actionParameters(context),
            side: side === "buyer" ? Side.Buyer : Side.Seller,
            to,
          }),
      },
    ],
    done: `Moved: ${to} is the ${side} now.`,
    facts: { ...orderFacts(context), side, to },
  };
}
