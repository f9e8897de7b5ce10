import type { Hex } from "viem";
import type { ChainLog } from "../../rpc/chain.ts";
import { type PlacedLog, readFiltered } from "../../rpc/placedLogs.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { type LogsWanted, ownFilters } from "./readLogs.ts";
import type { TransactionLogs } from "./transactionLogs.ts";

/** The logs of one block by transaction, and the place of each. */
export interface BlockLogs {
  readonly transactions: readonly TransactionLogs[];
  /** Indices in the block of all logs that were read. */
  readonly logIndices: ReadonlySet<number>;
}

/**
 * Reads the escrow's own logs of one block, named by its hash: no reorganization can put another block's in their place.
 * What a router converts moves between strangers, so a block with an event of one is read whole.
 *
 * @throws when the node refuses, or does not have the block.
 */
export async function readBlockLogs(rpc: Rpc, wanted: LogsWanted, blockHash: Hex): Promise<BlockLogs> {
  const read = (filter: object) => readFiltered(rpc, { ...filter, blockHash });
  const own = (await Promise.all(ownFilters(wanted).map(read))).flat();
  const routers = new Set((wanted.routers ?? []).map((router) => router.toLowerCase()));
  const isRouted = own.some(({ address }) => routers.has(address));
  const logs = inOrder(isRouted ? await read({}) : own);

  const transactions = new Map<number, ChainLog[]>();
  for (const log of logs) {
    const together = transactions.get(log.transaction);
    if (together === undefined) transactions.set(log.transaction, [log]);
    else together.push(log);
  }
  return {
    transactions: Array.from(transactions, ([transaction, own]) => ({ transaction, logs: own })),
    logIndices: new Set(logs.map(({ logIndex }) => logIndex)),
  };
}

/** A transfer of the escrow's own token may answer two questions: each log once, in the order of the block. */
function inOrder(logs: readonly PlacedLog[]): PlacedLog[] {
  const byIndex = new Map(logs.map((log) => [log.logIndex, log]));
  return [...byIndex.values()].sort((one, other) => one.logIndex - other.logIndex);
}
