import type { Address } from "viem";

import { Status } from "../../order/status.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import { fromNow, timeText } from "../text/words.ts";
import { openClaimAt } from "./openClaimAt.ts";
import type { SingleOrderView } from "./orderView.ts";

export type Role = "buyer" | "seller" | "arbitrator" | "attesters" | "both sides" | "anybody";

/** Something that somebody can do with an order, now or later. */
export interface NextStep {
  readonly who: Role;
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
  return stepsOf(view).filter(({ until }) => until === undefined || until >= view.nowAt);
}

function stepsOf(view: SingleOrderView): NextStep[] {
  const { order, state, terms, nowAt } = view;
  const { until } = state;
  const from = nowAt;
  const after = until + 1;
  const always: NextStep[] = [
    { who: "buyer", can: "pay the seller now, all or a part", verb: "release", from },
    { who: "seller", can: "give money back, all or a part", verb: "refund", from },
    settleStep(from),
  ];
  switch (state.status) {
    case Status.None:
      return [{ who: "anybody", can: "pay and lock the order", verb: "lock", from, until: order.lockBy }];
    case Status.Locked:
      return [
        {
          who: "attesters",
          can: "confirm the delivery",
          verb: "deliver",
          needs: "--attestation FILE FILE",
          from,
          until,
        },
        {
          who: "seller",
          can: "dispute, if the attesters are silent",
          verb: "dispute",
          needs: "--reason attesters-silent --evidence FILE",
          from,
          until,
        },
        { who: "buyer", can: "take the money back", verb: "reclaim", from: after },
        ...always,
      ];
    case Status.Delivered: {
      const opensAt = openClaimAt(view, until);
      const open = opensAt === undefined ? [] : [opensAt];
      return [
        {
          who: "buyer",
          can: "dispute what is wrong",
          verb: "dispute",
          needs: "--reason REASON --evidence FILE",
          from,
          until,
        },
        { who: "seller", can: "claim the money", verb: "claim", from: after },
        ...open.map(
          (from): NextStep => ({
            who: "anybody",
            can: "claim the money for the seller",
            verb: "claim",
            from,
          }),
        ),
        ...always,
      ];
    }
    case Status.Disputed: {
      const opensAt = until - terms.rulingPeriod + terms.evidencePeriod + 1;
      return [
        { who: "both sides", can: "add evidence", verb: "evidence", needs: "--file FILE", from },
        {
          who: "arbitrator",
          can: "rule",
          verb: "rule",
          needs: "--to-buyer AMOUNT --to-seller AMOUNT",
          from: opensAt,
          until,
        },
        { who: "anybody", can: "have the money paid as the terms say", verb: "default", from: after },
        { who: "buyer", can: "give in, and the seller gets all that is held", verb: "release", from },
        { who: "seller", can: "give in, and the buyer gets all that is held", verb: "refund", from },
        settleStep(from),
      ];
    }
    case Status.Settled:
      return [];
    default:
      return state.status satisfies never;
  }
}

function settleStep(from: number): NextStep {
  const needs = "--to-buyer AMOUNT --to-seller AMOUNT --relay offer.json";
  return { who: "both sides", can: "settle by agreement", verb: "settle", needs, from };
}

/** Whether a step is for the account, as far as the chain tells without asking for the attesters. */
export function isFor({ who }: NextStep, view: SingleOrderView, account: Address): boolean {
  const is = (other: Address): boolean => isSameHex(other, account);
  switch (who) {
    case "buyer":
      return is(view.buyer);
    case "seller":
      return is(view.seller);
    case "both sides":
      return is(view.buyer) || is(view.seller);
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

/** A step in one line: "the seller can claim the money from 2026-12-01 10:00:01 UTC on (in 3 days)". */
export function stepText({ who, can, from, until }: NextStep, nowAt: number): string {
  const subject = who === "anybody" || who === "both sides" ? who : `the ${who}`;
  const start = from > nowAt ? ` from ${timeText(from)} on (${fromNow(from, nowAt)})` : "";
  const end = until === undefined ? "" : `${start === "" ? "" : ","} until ${timeText(until)}`;
  return `${subject} can ${can}${start}${end}`;
}
