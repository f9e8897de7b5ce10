import { Action } from "../../order/calendar/action.ts";
import { isAllowedFrom } from "../../order/calendar/actionTable.ts";
import { defaultDivision } from "../../order/calendar/defaultDivision.ts";
import { isWithin, timesOf } from "../../order/calendar/windowOf.ts";
import { Exit } from "../../order/exit.ts";
import { Status } from "../../order/status.ts";
import type { Terms } from "../../order/terms.ts";
import type { OrderRecord } from "./books.ts";

/** What an exit paid. `gross` is the seller's part, fee included. */
export interface Payment {
  readonly gross: bigint;
  readonly toBuyer: bigint;
  readonly toArbitrator: bigint;
}

const bps = 10_000n;

/** A share of an amount, rounded down. */
export function shareRoundedDown(amount: bigint, shareBps: number): bigint {
  return (amount * BigInt(shareBps)) / bps;
}

/** The action that each exit is of. */
const actionOf: Readonly<Record<Exclude<Exit, typeof Exit.None>, Action>> = {
  [Exit.Released]: Action.Release,
  [Exit.Claimed]: Action.Claim,
  [Exit.Refunded]: Action.Refund,
  [Exit.Reclaimed]: Action.Reclaim,
  [Exit.Undisputed]: Action.Dispute,
  [Exit.Agreed]: Action.Settle,
  [Exit.Ruled]: Action.Rule,
  [Exit.Defaulted]: Action.EnforceDefault,
};

export function isStatusAllowed(exit: Exit, status: Status): boolean {
  if (exit === Exit.None) return false;
  // A seller who disputes what is only locked disputes all of it.
  if (exit === Exit.Undisputed) return status === Status.Delivered;
  return isAllowedFrom(actionOf[exit], status);
}

/** Whether an exit is open at a block's time: a default when the step is over, a step while it lasts. */
export function isTimeAllowed(
  exit: Exit,
  { until }: OrderRecord,
  terms: Terms | undefined,
  time: number,
): boolean {
  return exit === Exit.None || isTimely(actionOf[exit], until, terms, time);
}

/** Whether an action is open at a block's time, in a status that allows it. */
export function isTimely(action: Action, until: number, terms: Terms | undefined, time: number): boolean {
  // Without terms there is a finding already; when their rulings open nobody knows.
  if (terms === undefined && action === Action.Rule) return true;
  return isWithin(timesOf(action, { terms: terms ?? noPeriods, until }), time);
}

const noPeriods = { evidencePeriod: 0, rulingPeriod: 0 };

/** Whether an exit may divide the held money so. */
export function isDivisionAllowed(
  exit: Exit,
  { gross, toBuyer, toArbitrator }: Payment,
  { held, status, delivered }: OrderRecord,
  terms: Terms | undefined,
): boolean {
  const onlySeller = toBuyer === 0n && toArbitrator === 0n;
  const onlyBuyer = gross === 0n && toArbitrator === 0n;
  const concedes = (amount: bigint) =>
    status === Status.Disputed ? amount === held : amount > 0n && amount <= held;
  switch (exit) {
    case Exit.None:
      return false;
    case Exit.Released:
      return onlySeller && concedes(gross);
    case Exit.Claimed:
      return onlySeller && gross === held;
    case Exit.Refunded:
      return onlyBuyer && concedes(toBuyer);
    case Exit.Reclaimed:
      return onlyBuyer && toBuyer === held;
    case Exit.Undisputed:
      return onlySeller && gross > 0n && gross < held;
    case Exit.Agreed:
      return toArbitrator === 0n && gross + toBuyer <= held;
    case Exit.Ruled:
      return (
        gross + toBuyer + toArbitrator === held &&
        toArbitrator <= shareRoundedDown(held, terms?.arbitrationFeeBps ?? 0)
      );
    case Exit.Defaulted: {
      const due = defaultDivision({ state: { held, delivered }, terms: terms ?? { defaultSellerBps: 0 } });
      return toArbitrator === 0n && gross === due.toSeller && toBuyer === due.toBuyer;
    }
    default:
      return never(exit);
  }
}

function never(exit: never): never {
  throw new Error(`Not an exit: ${String(exit)}`);
}
