import { type Abi, type AbiEvent, type Hex, toEventSelector } from "viem";

import { eventsAbi } from "../../order/abi/eventsAbi.ts";
import { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
import type { ChainLog } from "../../rpc/chain.ts";
import type { FindingCode } from "../finding.ts";
import type { EscrowEvent } from "./event.ts";
import { type EventLayout, eventLayout } from "./eventLayout.ts";
import type { FxEvent } from "./fxEvent.ts";

/** Why a log of a contract is no event of it. */
export interface DecodeFault {
  readonly code: FindingCode & ("eventUnknown" | "eventMalformed");
  readonly what: string;
}

type Decoder<Event> = (log: ChainLog) => Event | DecodeFault;

/** Decodes a log that the escrow emitted, and nothing that is not exactly one of its events. */
export const decodeEvent: Decoder<EscrowEvent> = eventDecoder(eventsAbi);

/** Decodes a log that an FX router emitted, as strictly. */
export const decodeFxEvent: Decoder<FxEvent> = eventDecoder(fxRouterAbi);

function eventDecoder<Event>(abi: Abi): Decoder<Event> {
  const layouts: ReadonlyMap<Hex, { name: string; read: EventLayout }> = new Map(
    abi
      .filter((item): item is AbiEvent => item.type === "event")
      .map((item) => [toEventSelector(item), { name: item.name, read: eventLayout(item) }]),
  );
  return ({ topics, data }) => {
    const [selector] = topics;
    const layout = selector === undefined ? undefined : layouts.get(selector);
    if (layout === undefined) return { code: "eventUnknown", what: selector ?? "without a topic" };

    const args = layout.read(topics, data);
    if (args === undefined) return { code: "eventMalformed", what: layout.name };
    // The layout was made from the ABI entry of this very name, so these are its values.
    return { name: layout.name, args } as Event;
  };
}
