import type { Address } from "viem";

import { prepare } from "../../../client/prepare.ts";
import { reassign } from "../../../client/reassign.ts";
import { Side } from "../../../order/side.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { account, follows } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext } from "./carried.ts";

export interface Reassigning {
  readonly side: "buyer" | "seller";
  readonly to: Address;
  /** Least that the order must hold, in the token's smallest unit; zero demands nothing. */
  readonly minimumHeld: bigint;
}

/** A side moves to another account, with all its powers and payouts. */
export function reassignPlan(context: PlanContext, { side, to, minimumHeld }: Reassigning): Plan {
  const { signer, view } = context;
  return {
    action: "order reassign",
    title: `The ${side}'s side of order ${view.orderId} moves to another account.`,
    will: [
      `${account(to, signer.address)} becomes the ${side} in place of ${account(view[side], signer.address)}.`,
      `From then on only it can act as the ${side}, and all money for the ${side} goes to it.`,
      ...(minimumHeld === 0n
        ? []
        : [
            `The order must still hold ${moneyText(minimumHeld, view.currency)} then, or more. If not, nothing is done.`,
          ]),
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
            minimumHeld,
          }),
      },
    ],
    done: `Moved: ${to} is the ${side} now.`,
    facts: { ...orderFacts(context), side, to, minimumHeld: amountFact(minimumHeld, view.currency) },
  };
}
