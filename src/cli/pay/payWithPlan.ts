import type { LockQuote } from "../../client/exchange/quoteLock.ts";
import { lockedStep } from "../../order/calendar/orderStep.ts";
import { LadingError } from "../../order/errors.ts";
import type { Plan, SignedForm } from "../act/plan.ts";
import { amountFact } from "../order/amountFact.ts";
import { orderFacts, type PlanContext, relaySigned } from "../order/plans/carried.ts";
import { fundingCalls } from "../order/plans/fundingCall.ts";
import { carriedFormOf, type FundingForm } from "../order/plans/fundingForm.ts";
import type { LockWay } from "../order/plans/lockPlan.ts";
import { account, follows } from "../order/sentences.ts";
import { moneyText, timeText } from "../text/words.ts";
import type { AskedQuotes } from "./askQuotes.ts";
import { bandFact, bandWords } from "./band.ts";
import { type Payment, payCall, signPayment } from "./payCalls.ts";
import { dearerBps, dearerText, priceText } from "./priceText.ts";
import { bandAdvice, capitalized, refusalFacts, refusalLines, venueFact } from "./refusals.ts";

/** What they allow beyond what is paid stays allowed. */
const leavesAllowance: ReadonlySet<FundingForm> = new Set<FundingForm>(["permit", "allowance"]);

/**
 * Locks an order with another currency, where that costs least.
 *
 * @throws LadingError when no venue would lock it.
 */
export async function payWithPlan(context: PlanContext, asked: AskedQuotes, way: LockWay): Promise<Plan> {
  const { network, signer, view } = context;
  const { order, currency } = view;
  const { best, quotes, router, paying, named } = asked;
  const me = signer.address;
  if (best === undefined)
    throw new LadingError("Nobody would convert for the order now.", {
      metaMessages: [...refusalLines(asked), ...bandAdvice(asked)],
    });

  const { conversion, candidate, paid } = best;
  const payment: Payment = {
    router,
    gateData: way.gateData,
    conversion,
    ...(candidate.kind === "quote" ? { rfqVenue: candidate.venue } : {}),
  };
  const isFirm = paid === conversion.maximumIn;
  const atMost = isFirm ? "" : ` now, and at most ${moneyText(conversion.maximumIn, paying)}`;
  const [, second] = quotes;
  const funding = await fundingCalls(context, {
    currency: paying,
    amount: conversion.maximumIn,
    spender: router,
    spenderName: "the FX router",
    byAllowance: way.byAllowance,
  });
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}, paid in ${paying.code}.`,
    will: [
      `${account(me, me)} pays ${moneyText(paid, paying)}${atMost}.`,
      `${capitalized(named(candidate).label)} gives ${moneyText(order.amount, currency)} for it: ${priceText({ amount: paid, currency: paying }, { amount: order.amount, currency })}.`,
      `They go into the escrow ${network.escrow}, for the order between the buyer ${account(order.buyer, me)} and the seller ${account(order.seller, me)}.`,
      comparedText(best, second, asked),
      ...firmness(best),
      ...bandWords(asked.band),
      ...(way.isRelayed ? [] : funding.words),
      ...(leavesAllowance.has(funding.form) && !isFirm && !way.isRelayed
        ? ["What is not needed stays allowed to the FX router, which moves it only when you call it again."]
        : []),
    ],
    follows: follows(view, lockedStep(order)),
    calls: [
      ...funding.calls,
      payCall(context, payment, funding, `convert ${paying.code} to ${currency.code} and lock the order`),
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: {
      ...orderFacts(context),
      amount: amountFact(order.amount, currency),
      paid: amountFact(paid, paying),
      maximum: amountFact(conversion.maximumIn, paying),
      ...bandFact(asked.band),
      ...venueFact(candidate, named),
      others: quotes.slice(1).map((other) => ({
        ...venueFact(other.candidate, named),
        pays: amountFact(other.paid, paying),
        dearerBps: dearerBps(best, other),
      })),
      refused: refusalFacts(asked),
      ...(way.isRelayed ? {} : { fundedBy: funding.form }),
    },
    signed: way.isRelayed ? await signedPayment(context, asked, best, payment) : undefined,
  };
}

function comparedText(best: LockQuote, second: LockQuote | undefined, asked: AskedQuotes): string {
  const { named, paying, refused } = asked;
  if (second !== undefined)
    return `The next best, ${named(second.candidate).label}, asks ${moneyText(second.paid, paying)}: ${dearerText(best, second)}.`;
  return refused.length === 0
    ? "Nobody else was asked: there is no other price to compare with."
    : `Nobody else of ${refused.length + 1} that were asked would do it now.`;
}

/** Until when, or how far, the price can be relied on. */
function firmness({ candidate, conversion, paid, warnings }: LockQuote): string[] {
  const lines =
    candidate.kind === "quote"
      ? [`The quote counts until ${timeText(candidate.quote.validUntil)}.`]
      : ["The price is a pool's and moves until the transaction is mined. What is not needed stays yours."];
  // What a pool takes at most stands above already, where it is close to its price.
  const isBounded = conversion.maximumIn * 100n <= paid * 101n;
  return [
    ...lines,
    ...warnings
      .filter(({ code }) => code !== "poolWithoutBand" || !isBounded)
      .map(({ message, advice }) => `Mind: ${message} ${advice}`),
  ];
}

async function signedPayment(
  context: PlanContext,
  { paying }: AskedQuotes,
  best: LockQuote,
  payment: Payment,
): Promise<SignedForm> {
  const { order } = context.view;
  const { candidate, conversion } = best;
  const form = await carriedFormOf(context, { currency: paying, amount: conversion.maximumIn });
  // The signature names this quote, and is worth nothing without it.
  const lastAt =
    candidate.kind === "quote" ? Math.min(order.lockBy, candidate.quote.validUntil) : order.lockBy;
  return {
    signBy: lastAt,
    earliestSignBy: form === "authorization" ? lastAt : undefined,
    latestSignBy: lastAt,
    sign: async (signBy) => {
      const { signature, permit2Nonce } = await signPayment(context, payment, form, signBy);
      const { router, gateData } = payment;
      const signed = relaySigned(context, signBy, signature);
      const kind = "lockExact";
      return {
        ...signed,
        kind,
        order,
        gateData,
        router,
        conversion,
        venueKind: candidate.kind,
        permit2Nonce,
      };
    },
  };
}
