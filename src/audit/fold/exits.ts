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

/** The statuses that each exit leaves from. */
const exitsFrom: Readonly<Record<Exit, readonly Status[]>> = {
  [Exit.None]: [],
  [Exit.Released]: [Status.Locked, Status.Delivered, Status.Disputed],
  [Exit.Claimed]: [Status.Delivered],
  [Exit.Refunded]: [Status.Locked, Status.Delivered, Status.Disputed],
  [Exit.Reclaimed]: [Status.Locked],
  [Exit.Undisputed]: [Status.Delivered],
  [Exit.Agreed]: [Status.Locked, Status.Delivered, Status.Disputed],
  [Exit.Ruled]: [Status.Disputed],
  [Exit.Defaulted]: [Status.Disputed],
};

export function isStatusAllowed(exit: Exit, status: Status): boolean {
  return exitsFrom[exit].includes(status);
}

/** Whether an exit is open at a block's time: a default when the step is over, a step while it lasts. */
export function isTimeAllowed(
  exit: Exit,
  order: OrderRecord,
  terms: Terms | undefined,
  time: number,
): boolean {
  switch (exit) {
    case Exit.Claimed:
    case Exit.Reclaimed:
    case Exit.Defaulted:
      return time > order.until;
    case Exit.Undisputed:
      return time <= order.until;
    case Exit.Ruled:
      return (
        terms === undefined ||
        (time <= order.until && time > order.until - terms.rulingPeriod + terms.evidencePeriod)
      );
    case Exit.None:
    case Exit.Released:
    case Exit.Refunded:
    case Exit.Agreed:
      return true;
    default:
      return never(exit);
  }
}

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
      const toSeller = delivered ? shareRoundedDown(held, terms?.defaultSellerBps ?? 0) : 0n;
      return toArbitrator === 0n && gross === toSeller && toBuyer === held - toSeller;
    }
    default:
      return never(exit);
  }
}

function never(exit: never): never {
  throw new Error(`Not an exit: ${String(exit)}`);
}
