import { ponder } from "ponder:registry";

import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";
import { foldBlock } from "./foldBlock.ts";
import { readSettings } from "./settings.ts";

/** What wakes the fold: every event of the escrow, every transfer into or out of it, every event of its routers. */
const escrowEvents = eventsAbi.flatMap((item) =>
  item.type === "event" ? [`Escrow:${item.name}` as const] : [],
);
for (const name of escrowEvents) ponder.on(name, foldBlock);
ponder.on("Incoming:Transfer", foldBlock);
ponder.on("Outgoing:Transfer", foldBlock);

if (readSettings(process.env).chains.some(({ routers }) => routers.length > 0)) {
  ponder.on("Router:FxLocked", foldBlock);
  ponder.on("Router:FxSold", foldBlock);
}
