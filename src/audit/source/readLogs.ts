import { type Address, pad } from "viem";

import { type PlacedLog, readAll } from "../../rpc/placedLogs.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { transferSelector } from "../decode/escrowLog.ts";

export interface LogsWanted {
  readonly escrow: Address;
  readonly routers?: readonly Address[] | undefined;
}

/**
 * Reads the escrow's own logs of a range: its events, the transfers into and out of it, and the events of
 * its routers.
 *
 * @throws when even a single block is refused.
 */
export async function readLogs(
  rpc: Rpc,
  wanted: LogsWanted,
  fromBlock: number,
  toBlock: number,
): Promise<readonly PlacedLog[][]> {
  return Promise.all(ownFilters(wanted).map((filter) => readAll(rpc, filter, fromBlock, toBlock)));
}

/** The questions that together find every own log: some are found by two of them. */
export function ownFilters({ escrow, routers = [] }: LogsWanted): object[] {
  const account = pad(escrow);
  return [
    { address: escrow },
    { topics: [transferSelector, account] },
    { topics: [transferSelector, null, account] },
    ...(routers.length === 0 ? [] : [{ address: routers }]),
  ];
}
