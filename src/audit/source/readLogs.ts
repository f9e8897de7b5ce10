import { type Address, type Hex, pad } from "viem";

import { transferSelector } from "../decode/escrowLog.ts";
import { blockTag, type Rpc } from "../rpc.ts";
import { type ChainLog, list, optional, parseLog, quantity, record, word } from "./chain.ts";
import { faultOf } from "./fault.ts";

/** A log with its place as the node tells it, which no proof covers. */
export interface PlacedLog {
  readonly log: ChainLog;
  readonly block: number;
  readonly transactionHash: Hex;
  readonly transaction: number;
  readonly logIndex: number;
  /** Newer nodes say it. */
  readonly time: number | undefined;
}

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
  { escrow, routers = [] }: LogsWanted,
  fromBlock: number,
  toBlock: number,
): Promise<readonly PlacedLog[][]> {
  const account = pad(escrow);
  const filters = [
    { address: escrow },
    { topics: [transferSelector, account] },
    { topics: [transferSelector, null, account] },
    ...(routers.length === 0 ? [] : [{ address: routers }]),
  ];
  return Promise.all(filters.map((filter) => readAll(rpc, filter, fromBlock, toBlock)));
}

/** What a node finds too much is asked for in halves. */
export async function readAll(
  rpc: Rpc,
  filter: object,
  fromBlock: number,
  toBlock: number,
): Promise<PlacedLog[]> {
  const range = { fromBlock: blockTag(fromBlock), toBlock: blockTag(toBlock) };
  try {
    const answer = await rpc.request({ method: "eth_getLogs", params: [{ ...filter, ...range }] });
    return list(answer, "eth_getLogs").map(parsePlacedLog);
  } catch (error) {
    if (faultOf(error) !== "tooLarge" || fromBlock === toBlock) throw error;
    const middle = Math.floor((fromBlock + toBlock) / 2);
    const early = await readAll(rpc, filter, fromBlock, middle);
    const late = await readAll(rpc, filter, middle + 1, toBlock);
    return early.concat(late);
  }
}

function parsePlacedLog(input: unknown): PlacedLog {
  const fields = record(input, "a log");
  const time = optional(fields, "blockTimestamp", quantity);
  return {
    log: parseLog(fields),
    block: Number(quantity(fields, "blockNumber")),
    transactionHash: word(fields, "transactionHash"),
    transaction: Number(quantity(fields, "transactionIndex")),
    logIndex: Number(quantity(fields, "logIndex")),
    time: time === undefined ? undefined : Number(time),
  };
}
