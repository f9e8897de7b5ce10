import { setTimeout as sleep } from "node:timers/promises";

import type { OrderState } from "../../order/orderState.ts";
import type { Network } from "../network/openNetwork.ts";
import { eventText } from "./eventText.ts";
import { readOrderEvents } from "./orderEvents.ts";
import type { OrderView } from "./orderView.ts";
import { viewOf } from "./readOrder.ts";

/** Something that happened to an order. */
export interface Happening {
  readonly at: number;
  readonly what: string;
  readonly block: number;
  readonly transactionHash: string;
}

export interface WatchParameters {
  /** What happened up to this block is known already. */
  readonly after: number;
  /** The status to wait for, or any after it. */
  readonly wanted: OrderState["status"];
  readonly everyMs: number;
  readonly until: AbortSignal;
  readonly tell: (happening: Happening) => void;
}

/**
 * Tells what happens to an order, each thing once, until it has the wanted status or the watching is ended.
 *
 * @returns How it stands, and the last block of which something was told.
 */
export async function watchOrder(
  network: Network,
  { orderId, order, currency }: OrderView,
  { after, wanted, everyMs, until, tell }: WatchParameters,
): Promise<{ readonly view: OrderView; readonly lastBlock: number }> {
  const seen = new Set<string>();
  let lastBlock = after;
  for (;;) {
    // Before the events, so that nothing that led to this status can be missing among them.
    const view = await viewOf(network, order);
    for (const { event, at, block, transactionHash } of await readOrderEvents(network, orderId)) {
      const what = eventText(event, currency);
      // The same transaction may come again in another block, when the chain reorganizes.
      const key = `${transactionHash} ${what}`;
      if (what === undefined || block <= after || seen.has(key)) continue;
      seen.add(key);
      lastBlock = Math.max(lastBlock, block);
      tell({ at, what, block, transactionHash });
    }
    if (view.state.status >= wanted || until.aborted) return { view, lastBlock };
    await sleep(everyMs, undefined, { signal: until }).catch(() => undefined);
    if (until.aborted) return { view, lastBlock };
  }
}
