import type { Hex } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import { decodeEvent, type EscrowEvent } from "../../audit/index.ts";

import { patientRpc } from "../../rpc/patientRpc.ts";
import { type PlacedLog, readAll } from "../../rpc/placedLogs.ts";
import { inBatches, type Rpc } from "../../rpc/rpc.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import type { Network } from "../network/openNetwork.ts";

/** One event of the escrow, with when and where. */
export interface OrderEvent {
  readonly event: EscrowEvent;
  readonly block: number;
  readonly transactionHash: Hex;
  /** The block's time, unix seconds. */
  readonly at: number;
}

/** All that happened to an order, in its order: found by the order's id alone, in ranges as large as the node allows. */
export function readOrderEvents(network: Network, orderId: Hex): Promise<OrderEvent[]> {
  // Evidence and a carried order name the id in their second topic.
  return readEscrowEvents(network, [
    [null, orderId],
    [null, null, orderId],
  ]);
}

/** Events of the escrow whose topics fit one of the filters, from the deployment on. */
export async function readEscrowEvents(
  network: Network,
  filters: readonly (readonly (Hex | null)[])[],
): Promise<OrderEvent[]> {
  const { client, escrow } = network;
  const rpc = patientRpc(client as unknown as Rpc);
  const last = Number(await getBlockNumber(client, { cacheTime: 0 }));
  const first = Math.min(firstBlockOf(network), last);
  const found = await Promise.all(
    filters.map((topics) => readAll(rpc, { address: escrow, topics }, first, last)),
  );
  const logs = [...new Map(found.flat().map((log) => [placeOf(log), log])).values()].sort(inPlace);
  const times = await timesOf(network, logs);
  return logs.flatMap((log) => {
    const { block, transactionHash } = log;
    const event = decodeEvent(log);
    // What is no event of the escrow says nothing here; the auditor judges it.
    return "code" in event ? [] : [{ event, block, transactionHash, at: times.get(block) ?? 0 }];
  });
}

function firstBlockOf({ escrow, deployment }: Network): number {
  const known = deployment.contracts.OrderEscrow;
  return known !== undefined && isSameHex(known.address, escrow) ? known.block : 0;
}

const placeOf = ({ block, logIndex }: PlacedLog): string => `${block}.${logIndex}`;
const inPlace = (a: PlacedLog, b: PlacedLog): number => a.block - b.block || a.logIndex - b.logIndex;

async function timesOf(
  { client }: Network,
  logs: readonly PlacedLog[],
): Promise<ReadonlyMap<number, number>> {
  const times = new Map(logs.flatMap(({ block, time }) => (time === undefined ? [] : [[block, time]])));
  const missing = [...new Set(logs.map(({ block }) => block))].filter((block) => !times.has(block));
  await inBatches(missing, async (block) => {
    const { timestamp } = await getBlock(client, { blockNumber: BigInt(block) });
    times.set(block, Number(timestamp));
  });
  return times;
}
