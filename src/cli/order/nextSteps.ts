import type { Address } from "viem";
import { Action } from "../../order/calendar/action.ts";
import type { Actor, Step } from "../../order/calendar.ts";
import { latestOfferSignBy } from "../../order/settlementOffer.ts";
import { Status } from "../../order/status.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import { fromNow, timeText } from "../text/words.ts";
import { type SingleOrderView, stepsOfView } from "./orderView.ts";

/** Something that somebody can do with an order, now or later, and the command for it. */
export interface NextStep {
  readonly who: Actor;
  readonly can: string;
  /** The verb of lading order. */
  readonly verb: string;
  /** What the verb needs beside the order. */
  readonly needs?: string;
  /** First second (unix time) in which it can be done; before now: already. */
  readonly from: number;
  /** Last second (unix time); `undefined`: until the order is settled. */
  readonly until?: number | undefined;
}

/** What each side can do with an order as it stands: now, and later if nothing else happens. */
export function nextSteps(view: SingleOrderView): NextStep[] {
  const { nowAt } = view;
  return stepsOfView(view).flatMap((step): NextStep[] => {
    const { who, from = nowAt, until } = step;
    const words = wordsOf(step, view);
    return words === undefined || (until !== undefined && until < nowAt)
      ? []
      : [{ who, ...words, from, until }];
  });
}

type Words = Pick<NextStep, "can" | "verb" | "needs">;

/** `undefined` for what is not proposed. */
function wordsOf({ action, who }: Step, view: SingleOrderView): Words | undefined {
  const isDisputed = view.state.status === Status.Disputed;
  switch (action) {
    case Action.Lock:
      return { can: "pay and lock the order", verb: "lock" };
    case Action.ConfirmDelivery:
      return { can: "confirm the delivery", verb: "deliver", needs: "--attestation FILE FILE" };
    case Action.Dispute:
      return who === "seller"
        ? {
            can: "dispute, if the attesters are silent",
            verb: "dispute",
            needs: "--reason attesters-silent --evidence FILE",
          }
        : { can: "dispute what is wrong", verb: "dispute", needs: "--reason REASON --evidence FILE" };
    case Action.SubmitEvidence:
      return isDisputed ? { can: "add evidence", verb: "evidence", needs: "--file FILE" } : undefined;
    case Action.Rule:
      return { can: "rule", verb: "rule", needs: "--to-buyer AMOUNT --to-seller AMOUNT" };
    case Action.Reclaim:
      return { can: "take the money back", verb: "reclaim" };
    case Action.Claim:
      return who === "anybody"
        ? { can: "claim the money for the seller", verb: "claim" }
        : { can: "claim the money", verb: "claim" };
    case Action.EnforceDefault:
      return { can: "have the money paid as the terms say", verb: "default" };
    case Action.Release:
      return isDisputed
        ? { can: "give in, and the seller gets all that is held", verb: "release" }
        : { can: "pay the seller now, all or a part", verb: "release" };
    case Action.Refund:
      return isDisputed
        ? { can: "give in, and the buyer gets all that is held", verb: "refund" }
        : { can: "give money back, all or a part", verb: "refund" };
    case Action.Settle: {
      // In the second before a ruling is possible an offer would be over when it arrives.
      if (latestOfferSignBy(view) <= view.nowAt) return undefined;
      const needs = "--to-buyer AMOUNT --to-seller AMOUNT --relay offer.json";
      return { can: "settle by agreement", verb: "settle", needs };
    }
    case Action.Reassign:
      return undefined;
    default:
      return action satisfies never;
  }
}

/** Whether a step is for the account, as far as the chain tells without asking for the attesters. */
export function isFor({ who }: NextStep, view: SingleOrderView, account: Address): boolean {
  const is = (other: Address): boolean => isSameHex(other, account);
  switch (who) {
    case "buyer":
      return is(view.buyer);
    case "seller":
      return is(view.seller);
    case "sides":
    case "holder":
      return is(view.buyer) || is(view.seller);
    case "parties":
      return is(view.buyer) || is(view.seller) || is(view.terms.arbitrator);
    case "arbitrator":
      return is(view.terms.arbitrator);
    case "attesters":
      return false;
    case "anybody":
      return true;
    default:
      return who satisfies never;
  }
}

/** Who can take a step, in words and for programs. */
export const actorNames: Readonly<Record<Actor, string>> = {
  buyer: "buyer",
  seller: "seller",
  arbitrator: "arbitrator",
  attesters: "attesters",
  sides: "both sides",
  holder: "each side",
  parties: "both sides and the arbitrator",
  anybody: "anybody",
};

/** Roles of one kind, which take an article. */
const single: readonly Actor[] = ["buyer", "seller", "arbitrator", "attesters"];

/** A step in one line: "the seller can claim the money from 2026-12-01 10:00:01 UTC on (in 3 days)". */
export function stepText({ who, can, from, until }: NextStep, nowAt: number): string {
  const start = from > nowAt ? ` from ${timeText(from)} on (${fromNow(from, nowAt)})` : "";
  const end = until === undefined ? "" : `${start === "" ? "" : ","} until ${timeText(until)}`;
  const subject = `${single.includes(who) ? "the " : ""}${actorNames[who]}`;
  return `${subject} can ${can}${start}${end}`;
}
