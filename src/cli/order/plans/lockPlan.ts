import type { Hex } from "viem";
import { lock } from "../../../client/lock.ts";
import { prepare } from "../../../client/prepare.ts";
import { lockedStep } from "../../../order/calendar/orderStep.ts";
import type { Plan, SignedForm } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { account, follows } from "../sentences.ts";
import { actionParameters, orderFacts, type PlanContext, relaySigned } from "./carried.ts";
import { fundingCalls } from "./fundingCall.ts";
import { carriedFormOf } from "./fundingForm.ts";
import { ownSignedLock } from "./ownLock.ts";
import { signLock } from "./signLock.ts";
import { withTokenRefusals } from "./tokenRefusal.ts";

/** How money is brought into an order. */
export interface LockWay {
  /** Passed to the gate of the terms. */
  readonly gateData: Hex;
  /** By an allowance that is sent first, whatever the token can. */
  readonly byAllowance: boolean;
  /** Signed here, and sent by somebody else. */
  readonly isRelayed: boolean;
}

/** The payer's money goes into escrow for an order. */
export async function lockPlan(context: PlanContext, way: LockWay): Promise<Plan> {
  const { network, signer, view } = context;
  const { order, currency } = view;
  const { gateData } = way;
  const me = signer.address;
  const paid = { currency: { ...currency, token: order.token }, amount: order.amount };
  const funding = await fundingCalls(context, {
    ...paid,
    spender: network.escrow,
    spenderName: "the escrow",
    byAllowance: way.byAllowance,
  });
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}.`,
    will: [
      `${account(me, me)} pays ${moneyText(order.amount, currency)} into the escrow ${network.escrow}.`,
      `It is held there for the order between the buyer ${account(order.buyer, me)} and the seller ${account(order.seller, me)}.`,
      ...(way.isRelayed ? [] : funding.words),
    ],
    follows: follows(view, lockedStep(order)),
    calls: [
      ...funding.calls,
      {
        does: "lock the order",
        assumes: funding.assumes,
        isBlind: funding.isBlind,
        prepare: (client) =>
          withTokenRefusals(client, { payer: me, ...paid, by: "allowance" }, () =>
            prepare(client, lock, { ...actionParameters(context), gateData }),
          ),
        bySignature: ownSignedLock(context, funding.form, gateData),
      },
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: {
      ...orderFacts(context),
      amount: amountFact(order.amount, currency),
      ...(way.isRelayed ? {} : { fundedBy: funding.form }),
    },
    signed: way.isRelayed ? await signedLock(context, gateData) : undefined,
  };
}

async function signedLock(context: PlanContext, gateData: Hex): Promise<SignedForm> {
  const { order, currency } = context.view;
  const paid = { currency: { ...currency, token: order.token }, amount: order.amount };
  const form = await carriedFormOf(context, paid);
  return {
    signBy: order.lockBy,
    // An authorization says itself that it lives as long as the order may be locked.
    earliestSignBy: form === "authorization" ? order.lockBy : undefined,
    latestSignBy: order.lockBy,
    sign: async (signBy) => {
      const { signature, permit2Nonce } = await signLock(context, form, signBy);
      const signed = relaySigned(context, signBy, signature);
      return { ...signed, kind: "lock", order, gateData, permit2Nonce };
    },
  };
}
