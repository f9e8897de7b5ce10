import type { Hex } from "viem";

import { Action } from "../../order/calendar/action.ts";
import { lockedStep } from "../../order/calendar/orderStep.ts";
import type { Step } from "../../order/calendar.ts";
import { Status } from "../../order/status.ts";
import type { Palette } from "../text/palette.ts";
import { fromNow, timeText } from "../text/words.ts";
import { eventText } from "./eventText.ts";
import type { OrderEvent } from "./orderEvents.ts";
import { type SingleOrderView, stepsOfView } from "./orderView.ts";

/** A moment of an order: what happened, or what comes if nobody does anything. */
export interface Moment {
  /** Unix seconds. */
  readonly at: number;
  readonly what: string;
  readonly isPast: boolean;
  readonly transactionHash?: Hex;
}

/** The life of an order: its events, then its dates. */
export function timelineOf(view: SingleOrderView, events: readonly OrderEvent[]): Moment[] {
  const past = events.flatMap(({ event, at, transactionHash }): Moment[] => {
    const what = eventText(event, view.currency);
    return what === undefined ? [] : [{ at, what, isPast: true, transactionHash }];
  });
  const dates = datesOf(view).map(([at, what]): Moment => ({ at, what, isPast: at < view.nowAt }));
  return [...past, ...dates].sort((a, b) => a.at - b.at);
}

function datesOf(view: SingleOrderView): [at: number, what: string][] {
  const steps = stepsOfView(view).flatMap((step): [number, string][] => {
    const { from, until } = step;
    const { opens, closes } = wordsOf(step);
    return [
      ...(from === undefined || opens === undefined ? [] : [[from, opens] as [number, string]]),
      ...(until === undefined || closes === undefined ? [] : [[until, closes] as [number, string]]),
    ];
  });
  if (view.state.status !== Status.None) return steps;
  return [...steps, [lockedStep(view.order).until, "last time to confirm delivery"]];
}

/** What a step's first and last second are called; what is always open has none. */
function wordsOf({ action, who }: Step): { readonly opens?: string; readonly closes?: string } {
  switch (action) {
    case Action.Lock:
      return { closes: "last time to lock" };
    case Action.ConfirmDelivery:
      return { closes: "last time to confirm delivery" };
    case Action.Dispute:
      // A seller disputes until the second that the last time to confirm delivery names already.
      return who === "buyer" ? { closes: "inspection ends: last time to dispute" } : {};
    case Action.Reclaim:
      return { opens: "the buyer can take the money back" };
    case Action.Claim:
      return who === "anybody"
        ? { opens: "anybody can claim it for the seller", closes: "last time for anybody to claim it" }
        : { opens: "the seller can claim the money" };
    case Action.Rule:
      return { opens: "the arbitrator can rule", closes: "last time to rule" };
    case Action.EnforceDefault:
      return { opens: "without a ruling: the default can be paid" };
    default:
      return {};
  }
}

/** One line a moment; what is done is marked. */
export function timelineText(moments: readonly Moment[], nowAt: number, palette: Palette): string[] {
  return moments.map(({ at, what, isPast }) => {
    const mark = isPast ? "●" : "○";
    const away = isPast ? "" : ` (${fromNow(at, nowAt)})`;
    return `${mark} ${palette.quiet(timeText(at))}  ${what}${palette.quiet(away)}`;
  });
}
