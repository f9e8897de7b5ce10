import type { Hex } from "viem";

import { lockExact } from "../../client/exchange/lockExact.ts";
import { prepare } from "../../client/prepare.ts";
import { LadingError } from "../../order/errors.ts";
import { Status } from "../../order/status.ts";
import type { Plan } from "../act/plan.ts";
import { amountFact } from "../order/amountFact.ts";
import { orderFacts, type PlanContext } from "../order/plans/carried.ts";
import { fundingCalls } from "../order/plans/fundingCall.ts";
import { account, follows } from "../order/sentences.ts";
import { moneyText, timeText } from "../text/words.ts";
import type { AskedQuotes } from "./askQuotes.ts";

/**
 * Locks an order with another currency, at the cheapest of the quotes.
 *
 * @throws LadingError when no quote would lock it.
 */
export async function payWithPlan(
  context: PlanContext,
  { best, refused, router, paying }: AskedQuotes,
  gateData: Hex,
): Promise<Plan> {
  const { network, signer, view } = context;
  const { order, currency, state } = view;
  const me = signer.address;
  if (best === undefined)
    throw new LadingError("None of the quotes would lock the order now.", {
      metaMessages: refused.map(({ candidate, reason }) => `${makerOf(candidate)}: ${reason}`),
    });
  const { conversion, candidate, paid } = best;
  const isFirm = paid === conversion.maximumIn;
  const atMost = isFirm ? "" : `, at most ${moneyText(conversion.maximumIn, paying)}`;
  const funding = await fundingCalls(context, {
    currency: paying,
    amount: conversion.maximumIn,
    spender: router,
    spenderName: "the FX router",
  });
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}, paid in ${paying.code}.`,
    will: [
      `${account(me, me)} pays ${moneyText(paid, paying)}${atMost}.`,
      `The maker ${makerOf(candidate)} gives ${moneyText(order.amount, currency)} for it.`,
      `They go into the escrow ${network.escrow}, for the order between the buyer ${account(order.buyer, me)} and the seller ${account(order.seller, me)}.`,
      ...(candidate.kind === "quote"
        ? [`The quote counts until ${timeText(candidate.quote.validUntil)}.`]
        : []),
      ...best.warnings.map(({ message, advice }) => `Mind: ${message} ${advice}`),
    ],
    follows: follows(view, { ...state, status: Status.Locked, until: order.deliverBy }),
    calls: [
      ...funding.calls,
      {
        does: `convert ${paying.code} to ${currency.code} and lock the order`,
        assumes: funding.assumes,
        prepare: (client) =>
          prepare(client, lockExact, { router, account: signer.account, order, gateData, conversion }),
      },
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: {
      ...orderFacts(context),
      amount: amountFact(order.amount, currency),
      paid: amountFact(paid, paying),
    },
  };
}

function makerOf(candidate: NonNullable<AskedQuotes["best"]>["candidate"]): string {
  return candidate.kind === "quote" ? candidate.quote.maker : candidate.venue;
}
