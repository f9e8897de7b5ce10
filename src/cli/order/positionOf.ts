import type { Address } from "viem";

import { defaultStepOf } from "../../order/calendar.ts";
import type { Currency } from "../../order/currencies/currency.ts";
import { Status } from "../../order/status.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import type { OrderView } from "./orderView.ts";

const day = 86_400;

/** An account's money in one currency, on one side of its orders, in the smallest unit. */
export interface Position {
  readonly side: "buyer" | "seller";
  readonly token: Address;
  readonly currency: Currency;
  readonly orders: number;
  /** All that is held, disputed money with it. */
  readonly held: bigint;
  readonly disputed: bigint;
  /** What the side can take by itself, if nobody does anything until then. */
  readonly today: bigint;
  readonly in7Days: bigint;
  readonly in30Days: bigint;
}

/**
 * Where an account's money is. A seller can take what is delivered after inspection; a buyer can take back what was not
 * delivered in time. Later columns hold the earlier ones.
 */
export function positionsOf(views: readonly OrderView[], account: Address): Position[] {
  const positions = new Map<string, Position>();
  for (const view of views) {
    for (const side of ["buyer", "seller"] as const) {
      if (!isSameHex(view[side], account) || view.state.held === 0n) continue;
      const key = `${side}.${view.order.token.toLowerCase()}`;
      const before = positions.get(key) ?? emptyPosition(side, view);
      positions.set(key, added(before, view, side));
    }
  }
  return [...positions.values()].sort((a, b) => order(a).localeCompare(order(b)));
}

const order = ({ side, currency }: Position): string => `${side === "seller" ? 0 : 1}${currency.code}`;

function emptyPosition(side: Position["side"], { order: { token }, currency }: OrderView): Position {
  return {
    side,
    token,
    currency,
    orders: 0,
    held: 0n,
    disputed: 0n,
    today: 0n,
    in7Days: 0n,
    in30Days: 0n,
  };
}

function added(position: Position, view: OrderView, side: Position["side"]): Position {
  const { state, nowAt } = view;
  const from = takeableFrom(view, side);
  const by = (at: number): bigint => (from !== undefined && from <= at ? state.held : 0n);
  return {
    ...position,
    orders: position.orders + 1,
    held: position.held + state.held,
    disputed: position.disputed + (state.status === Status.Disputed ? state.held : 0n),
    today: position.today + by(nowAt),
    in7Days: position.in7Days + by(nowAt + 7 * day),
    in30Days: position.in30Days + by(nowAt + 30 * day),
  };
}

/** First second from which a side can take the money by itself; `undefined` while that is another's turn. */
function takeableFrom(view: OrderView, side: Position["side"]): number | undefined {
  const step = defaultStepOf(view);
  return step?.who === side ? step.from : undefined;
}
