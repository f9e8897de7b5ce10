import { isTampered, isUnread } from "./finding.ts";
import type { Verdict } from "./report.ts";

/** What a command that audits ends with. */
export const exitCodes = {
  balancedAndProven: 0,
  /** Not balanced, or the evidence contradicts itself. */
  wrong: 1,
  /** Balanced, and something of it is only the node's word. */
  balancedNotProven: 2,
  /** Something could not be read, so nothing can be said. */
  unread: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * The exit code of a verdict. Tampering is named before everything; what could not be read comes before what does not
 * balance, because a missing block unbalances whatever it touches.
 */
export function exitCodeOf({ findings, balanced, proven }: Verdict): ExitCode {
  if (findings.some(isTampered)) return exitCodes.wrong;
  if (findings.some(isUnread)) return exitCodes.unread;
  if (!balanced) return exitCodes.wrong;
  return proven ? exitCodes.balancedAndProven : exitCodes.balancedNotProven;
}
