import { type Hex, toEventSelector } from "viem";
import type { EventName } from "../../audit/index.ts";

import { eventsAbi } from "../../order/abi/eventsAbi.ts";

/** The first topic of an event of the escrow. */
export function eventSelector(name: EventName): Hex {
  const event = eventsAbi.find((each) => each.type === "event" && each.name === name);
  if (event === undefined) throw new Error(`The escrow has no event ${name}`);
  return toEventSelector(event);
}
