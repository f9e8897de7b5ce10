import type { Hex } from "viem";

import { dispute } from "../../../client/dispute.ts";
import { prepare } from "../../../client/prepare.ts";
import { signDispute } from "../../../client/signDispute.ts";
import { disputedStep } from "../../../order/calendar/orderStep.ts";
import { type DisputeReason, disputeAll } from "../../../order/disputeReason.ts";
import { Status } from "../../../order/status.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { reasonWords } from "../reasonWords.ts";
import { datesFromNow, follows, paysSeller } from "../sentences.ts";
import {
  actionParameters,
  orderFacts,
  type PlanContext,
  relaySigned,
  signingParameters,
  usualSignBy,
} from "./carried.ts";

export interface DisputeArguments {
  /** More than held means all. */
  readonly amount: bigint;
  readonly reason: DisputeReason;
  readonly evidenceHash: Hex;
}

/** A side says that something is wrong: the arbitrator decides over the disputed amount. */
export function disputePlan(context: PlanContext, given: DisputeArguments): Plan {
  const { network, signer, view } = context;
  const { state, currency, nowAt } = view;
  const isPartial = given.amount < state.held;
  const disputed = isPartial ? given.amount : state.held;
  const isLocked = state.status === Status.Locked;
  return {
    action: "order dispute",
    title: `The ${isLocked ? "seller" : "buyer"} disputes order ${view.orderId}: ${reasonWords(given.reason)}.`,
    will: [
      ...(isPartial ? paysSeller(view, state.held - disputed, signer.address) : []),
      ...(given.amount > state.held && given.amount !== disputeAll
        ? [`The order holds less than ${moneyText(given.amount, currency)}: all of it is disputed.`]
        : []),
      `${moneyText(disputed, currency)} stays in the escrow until the dispute is over.`,
    ],
    follows: [
      ...follows(view, disputedStep(view, nowAt)),
      // Where the attesters were silent, all dates hang on the last time for the delivery.
      ...(isLocked ? [] : [datesFromNow]),
    ],
    calls: [
      {
        does: "dispute the order",
        prepare: (client) => prepare(client, dispute, { ...actionParameters(context), ...given }),
      },
    ],
    done: "Disputed: the arbitrator decides now, unless both sides agree.",
    facts: { ...orderFacts(context), amount: amountFact(disputed, currency), reason: given.reason },
    signed: {
      // A signature that outlives the step is of no use.
      signBy: Math.min(usualSignBy(nowAt), Math.max(state.until, nowAt)),
      sign: async (signBy) => ({
        ...relaySigned(
          context,
          signBy,
          await signDispute(network.client, { ...signingParameters(context, signBy), ...given }),
        ),
        kind: "dispute",
        order: view.order,
        ...given,
      }),
    },
  };
}
