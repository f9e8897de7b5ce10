import type { Hex } from "viem";
import { lockWithAuthorization } from "../../../client/lockWithAuthorization.ts";
import { lockWithPermit2 } from "../../../client/lockWithPermit2.ts";
import { prepare } from "../../../client/prepare.ts";
import { lockedStep } from "../../../order/calendar/orderStep.ts";
import { authorizationTypedData } from "../../../order/fundingTypedData.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText } from "../../text/words.ts";
import { amountFact } from "../amountFact.ts";
import { account, follows } from "../sentences.ts";
import { type Carried, orderFacts, type PlanContext } from "./carried.ts";
import { type TokenPayment, withTokenRefusals } from "./tokenRefusal.ts";

export interface CarriedLock extends Carried {
  readonly gateData: Hex;
  readonly permit2Nonce?: bigint | undefined;
}

/** A payer signed; somebody else brings the order to the chain. */
export function carriedLockPlan(context: PlanContext, lock: CarriedLock): Plan {
  const { network, signer, view } = context;
  const { order, currency } = view;
  const { signer: payer, signature, signBy, gateData, permit2Nonce: nonce } = lock;
  const named = { escrow: network.escrow, account: signer.account, order, gateData };
  const { escrow } = network;
  const { orderId } = view;
  const payment: TokenPayment = {
    payer,
    currency: { ...currency, token: order.token },
    amount: order.amount,
    by:
      nonce === undefined
        ? {
            signature,
            typedData: (tokenDomain) =>
              authorizationTypedData({ tokenDomain, escrow, payer, orderId, order }),
          }
        : "permit2",
  };
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}, paid by ${payer}.`,
    will: [
      `${account(payer, signer.address)} pays ${moneyText(order.amount, currency)} into the escrow ${network.escrow}.`,
      `It is held there for the order between the buyer ${account(order.buyer, signer.address)} and the seller ${account(order.seller, signer.address)}.`,
    ],
    follows: follows(view, lockedStep(order)),
    calls: [
      {
        does: "lock the order",
        prepare: (client) =>
          withTokenRefusals(client, payment, () =>
            nonce === undefined
              ? prepare(client, lockWithAuthorization, { ...named, payer, signature })
              : prepare(client, lockWithPermit2, {
                  ...named,
                  funding: { payer, nonce, deadline: BigInt(signBy), signature },
                }),
          ),
      },
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: { ...orderFacts(context), payer, amount: amountFact(order.amount, currency) },
  };
}
