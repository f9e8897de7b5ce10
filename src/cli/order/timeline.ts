import type { Hex } from "viem";

import { Status } from "../../order/status.ts";
import { openClaimNever } from "../../order/terms.ts";
import type { Palette } from "../text/palette.ts";
import { fromNow, timeText } from "../text/words.ts";
import { eventText } from "./eventText.ts";
import type { OrderEvent } from "./orderEvents.ts";
import type { OrderView } from "./orderView.ts";

/** A moment of an order: what happened, or what comes if nobody does anything. */
export interface Moment {
  /** Unix seconds. */
  readonly at: number;
  readonly what: string;
  readonly isPast: boolean;
  readonly transactionHash?: Hex;
}

/** The life of an order: its events, then its dates. */
export function timelineOf(view: OrderView, events: readonly OrderEvent[]): Moment[] {
  const past = events.flatMap(({ event, at, transactionHash }): Moment[] => {
    const what = eventText(event, view.currency);
    return what === undefined ? [] : [{ at, what, isPast: true, transactionHash }];
  });
  const dates = datesOf(view).map(([at, what]): Moment => ({ at, what, isPast: at < view.nowAt }));
  return [...past, ...dates].sort((a, b) => a.at - b.at);
}

function datesOf({ order, state, terms }: OrderView): [at: number, what: string][] {
  const { until } = state;
  switch (state.status) {
    case Status.None:
      return [
        [order.lockBy, "last time to lock"],
        [order.deliverBy, "last time to confirm delivery"],
      ];
    case Status.Locked:
      return [
        [until, "last time to confirm delivery"],
        [until + 1, "the buyer can take the money back"],
      ];
    case Status.Delivered:
      return [
        [until, "inspection ends: last time to dispute"],
        [until + 1, "the seller can claim the money"],
        ...(terms.openClaimPeriod === openClaimNever
          ? []
          : [
              [Math.max(until + 1, until + terms.openClaimPeriod), "anybody can claim it for the seller"] as [
                number,
                string,
              ],
            ]),
      ];
    case Status.Disputed:
      return [
        [until - terms.rulingPeriod + terms.evidencePeriod + 1, "the arbitrator can rule"],
        [until, "last time to rule"],
        [until + 1, "without a ruling: the default can be paid"],
      ];
    case Status.Settled:
      return [];
    default:
      return state.status satisfies never;
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
