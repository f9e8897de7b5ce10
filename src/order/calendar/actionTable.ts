import { Status } from "../status.ts";
import { Action } from "./action.ts";

/** From which statuses an action can be taken, and on which side of the order's `until`. */
export interface ActionRow {
  readonly statuses: readonly Status[];
  /** "while" now ≤ until, "after" it, or at "any" time. */
  readonly opens: "while" | "after" | "any";
}

const open = [Status.Locked, Status.Delivered, Status.Disputed] as const;

/** The contract's own table; a test holds one against the other. */
export const actionTable: Readonly<Record<Action, ActionRow>> = {
  [Action.Lock]: { statuses: [Status.None], opens: "any" },
  [Action.ConfirmDelivery]: { statuses: [Status.Locked], opens: "while" },
  [Action.Reclaim]: { statuses: [Status.Locked], opens: "after" },
  [Action.Claim]: { statuses: [Status.Delivered], opens: "after" },
  [Action.Release]: { statuses: open, opens: "any" },
  [Action.Refund]: { statuses: open, opens: "any" },
  [Action.Dispute]: { statuses: [Status.Locked, Status.Delivered], opens: "while" },
  [Action.Settle]: { statuses: open, opens: "any" },
  [Action.Rule]: { statuses: [Status.Disputed], opens: "while" },
  [Action.EnforceDefault]: { statuses: [Status.Disputed], opens: "after" },
  [Action.SubmitEvidence]: { statuses: [...open, Status.Settled], opens: "any" },
  [Action.Reassign]: { statuses: open, opens: "any" },
};

/** Whether an order in this status allows the action at some time. */
export function isAllowedFrom(action: Action, status: Status): boolean {
  return actionTable[action].statuses.includes(status);
}
