import type { ChainLog } from "../../rpc/chain.ts";

/** Logs of one transaction, in their order. */
export interface TransactionLogs {
  /** Index of the transaction in its block. */
  readonly transaction: number;
  readonly logs: readonly ChainLog[];
}
