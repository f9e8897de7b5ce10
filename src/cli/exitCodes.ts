import { exitCodes as auditExitCodes } from "../audit/index.ts";

/** What the program ends with, the same for every command; docs/cli/README.md tells people. */
export const exitCodes = {
  /** Done; of an audit: balanced and proven. */
  ok: auditExitCodes.balancedAndProven,
  /** Refused by a rule, by the contract or by the user; of an audit: not balanced, or the evidence contradicts itself. */
  failed: auditExitCodes.wrong,
  /** Of an audit: balanced, and something of it is only the node's word. */
  notProven: auditExitCodes.balancedNotProven,
  /** A node, a file or a signer did not answer, so nothing can be said. */
  unreachable: auditExitCodes.unread,
  /** The command line was not understood; nothing was done. As `EX_USAGE` of sysexits.h. */
  usage: 64,
  /** Ended by a signal before it was done, as shells tell it of Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
