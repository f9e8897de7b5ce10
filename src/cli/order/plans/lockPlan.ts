import type { Hex } from "viem";

import { lock } from "../../../client/lock.ts";
import { prepare } from "../../../client/prepare.ts";
import { Status } from "../../../order/status.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { account, follows } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext, relaySigned } from "./carried.ts";
import { fundingCalls } from "./fundingCall.ts";
import { signLock } from "./signLock.ts";

/** The payer's money goes into escrow for an order. */
export async function lockPlan(context: PlanContext, gateData: Hex): Promise<Plan> {
  const { network, signer, view } = context;
  const { order, currency, state } = view;
  const me = signer.address;
  const funding = await fundingCalls(context, {
    currency: { ...currency, token: order.token },
    amount: order.amount,
    spender: network.escrow,
    spenderName: "the escrow",
  });
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}.`,
    will: [
      `${account(me, me)} pays ${moneyText(order.amount, currency)} into the escrow ${network.escrow}.`,
      `It is held there for the order between the buyer ${account(order.buyer, me)} and the seller ${account(order.seller, me)}.`,
    ],
    follows: follows(view, { ...state, status: Status.Locked, until: order.deliverBy }),
    calls: [
      ...funding.calls,
      {
        does: "lock the order",
        assumes: funding.assumes,
        prepare: (client) => prepare(client, lock, { ...actionParameters(context), gateData }),
      },
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: { ...orderFacts(context), amount: amountFact(order.amount, currency) },
    signed: {
      // The tokens' own signatures live as long as the order may be locked.
      signBy: order.lockBy,
      latestSignBy: order.lockBy,
      sign: async (signBy) => {
        const { signature, permit2Nonce } = await signLock(context, signBy);
        const signed = relaySigned(context, signBy, signature);
        return { ...signed, kind: "lock", order, gateData, permit2Nonce };
      },
    },
  };
}
