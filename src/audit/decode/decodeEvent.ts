import { type Hex, toEventSelector } from "viem";

import { eventsAbi } from "../../order/abi/eventsAbi.ts";
import type { FindingCode } from "../finding.ts";
import type { ChainLog } from "../source/chain.ts";
import type { EscrowEvent, EventName } from "./event.ts";
import { type EventLayout, eventLayout } from "./eventLayout.ts";

/** Why a log of the escrow is no event of the escrow. */
export interface DecodeFault {
  readonly code: FindingCode & ("eventUnknown" | "eventMalformed");
  readonly what: string;
}

const layouts: ReadonlyMap<Hex, { name: EventName; read: EventLayout }> = new Map(
  eventsAbi
    .filter((item) => item.type === "event")
    .map((item) => [toEventSelector(item), { name: item.name, read: eventLayout(item) }]),
);

/** Decodes a log that the escrow emitted, and nothing that is not exactly one of its events. */
export function decodeEvent(log: ChainLog): EscrowEvent | DecodeFault {
  const [selector] = log.topics;
  const layout = selector === undefined ? undefined : layouts.get(selector);
  if (layout === undefined) return { code: "eventUnknown", what: selector ?? "without a topic" };

  const args = layout.read(log.topics, log.data);
  if (args === undefined) return { code: "eventMalformed", what: layout.name };
  // The layout was made from the ABI entry of this very name, so these are its values.
  return { name: layout.name, args } as EscrowEvent;
}
