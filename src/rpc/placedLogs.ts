import type { Hex } from "viem";

import { type ChainLog, parseLog } from "./chain.ts";
import { faultOf } from "./fault.ts";
import { count, list, optional, record, word } from "./fields.ts";
import { blockTag, type Rpc } from "./rpc.ts";

/** A log with its place as the node tells it, which no proof covers. */
export interface PlacedLog extends ChainLog {
  readonly block: number;
  readonly transactionHash: Hex;
  readonly transaction: number;
  readonly logIndex: number;
  /** Newer nodes say it. */
  readonly time: number | undefined;
}

/** Asks for the logs of one filter. */
export async function readFiltered(rpc: Rpc, filter: object): Promise<PlacedLog[]> {
  const answer = await rpc.request({ method: "eth_getLogs", params: [filter] });
  let before: Hex | undefined;
  return list(answer, "eth_getLogs").map((input) => {
    const placed = parsePlacedLog(input, before);
    before = placed.transactionHash;
    return placed;
  });
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
    return await readFiltered(rpc, { ...filter, ...range });
  } catch (error) {
    if (faultOf(error) !== "tooLarge" || fromBlock === toBlock) throw error;
    const middle = Math.floor((fromBlock + toBlock) / 2);
    const early = await readAll(rpc, filter, fromBlock, middle);
    const late = await readAll(rpc, filter, middle + 1, toBlock);
    return early.concat(late);
  }
}

/** @param before The transaction of the log before, most often this one's too: what is known to be good is not looked at again. */
function parsePlacedLog(input: unknown, before: Hex | undefined): PlacedLog {
  const fields = record(input, "a log");
  // Named one by one: the same with a spread is several times slower on some versions of Node.
  const { address, topics, data } = parseLog(fields);
  return {
    address,
    topics,
    data,
    block: count(fields, "blockNumber"),
    transactionHash:
      before !== undefined && fields.transactionHash === before ? before : word(fields, "transactionHash"),
    transaction: count(fields, "transactionIndex"),
    logIndex: count(fields, "logIndex"),
    time: optional(fields, "blockTimestamp", count),
  };
}
