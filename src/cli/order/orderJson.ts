import { latestExit } from "../../order/latestExit.ts";
import { utcTime } from "../../order/utcTime.ts";
import type { Network } from "../network/openNetwork.ts";
import { amountFact } from "./amountFact.ts";
import { actorNames, nextSteps } from "./nextSteps.ts";
import { statusWord } from "./orderText.ts";
import type { OrderView, SingleOrderView } from "./orderView.ts";
import type { Moment } from "./timeline.ts";

/** An order and how it stands, for programs. */
export function orderFields({ chainId, escrow }: Network, view: OrderView) {
  const { orderId, order, state, currency, buyer, seller, terms, nowAt } = view;
  const exitAt = latestExit({ order, terms, state, nowAt });
  return {
    orderId,
    chainId,
    escrow,
    status: statusWord(view),
    delivered: state.delivered,
    amount: amountFact(order.amount, currency),
    held: amountFact(state.held, currency),
    released: amountFact(state.released, currency),
    token: order.token,
    buyer,
    seller,
    arbitrator: terms.arbitrator,
    termsId: order.termsId,
    detailsHash: order.detailsHash,
    lockBy: utcTime(order.lockBy),
    deliverBy: utcTime(order.deliverBy),
    until: state.until === 0 ? null : utcTime(state.until),
    latestExit: exitAt === 0 ? null : utcTime(exitAt),
    now: utcTime(nowAt),
  };
}

/** With its life so far, its dates, and what each side can do. */
export function orderJson(network: Network, view: SingleOrderView, moments: readonly Moment[]): object {
  return {
    ...orderFields(network, view),
    timeline: moments.map(({ at, what, isPast, transactionHash }) => ({
      at: utcTime(at),
      what,
      isPast,
      ...(transactionHash === undefined ? {} : { transactionHash }),
    })),
    next: nextSteps(view).map(({ who, can, verb, from, until }) => ({
      who: actorNames[who],
      can,
      verb,
      from: utcTime(from),
      until: until === undefined ? null : utcTime(until),
    })),
  };
}
