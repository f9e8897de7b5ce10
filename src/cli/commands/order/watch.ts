import { setTimeout as sleep } from "node:timers/promises";
import { utcTime } from "../../../audit/export/journal.ts";
import { Status, statusName } from "../../../order/status.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { orderPositional } from "../../order/actOnOrder.ts";
import { eventText } from "../../order/eventText.ts";
import { readOrderEvents } from "../../order/orderEvents.ts";
import { statusWord } from "../../order/orderText.ts";
import { readOrder, viewOf } from "../../order/readOrder.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";
import { timeText } from "../../text/words.ts";

const statuses = Object.keys(Status)
  .filter((name) => name !== "None")
  .map((name) => name.toLowerCase());

/** Follows one order as it happens. */
export const watchCommand = defineCommand({
  command: "watch <order>",
  describe: "Follow an order: a line for everything that happens, until it is settled",
  examples: [
    ["lading order watch 0x… --rpc URL", "until it is settled"],
    ["lading order watch 0x… --until delivered --rpc URL", "as a buyer who waits for the parcels"],
  ],
  options: (program) =>
    networkOptions(program.positional("order", orderPositional))
      .option("until", {
        type: "string",
        default: "settled",
        choices: statuses,
        describe: "The status to wait for, or any after it",
      })
      .option("every", { type: "number", default: 12, describe: "Seconds between two looks" }),
  run: async (args, terminal) => {
    const network = await openNetwork(args);
    let view = await readOrder(network, args.order);
    const wanted = statuses.indexOf(args.until) + Status.Locked;
    const seen = new Set<string>();
    for (;;) {
      for (const { event, at, transactionHash } of await readOrderEvents(network, view.orderId)) {
        const what = eventText(event, view.currency);
        const key = `${transactionHash} ${what}`;
        if (what === undefined || seen.has(key)) continue;
        seen.add(key);
        terminal.out(
          args.json
            ? jsonText({ at: utcTime(at), what, transactionHash }).replace(/\n\s*/g, " ")
            : `${paletteOf(terminal.style).quiet(timeText(at))}  ${what}`,
        );
      }
      view = await viewOf(network, view.order);
      if (view.state.status >= wanted) break;
      await sleep(args.every * 1_000);
    }
    const status = (statusName(view.state.status) ?? statusWord(view)).toLowerCase();
    terminal.err(`The order is ${paletteOf(terminal.styleErr).status(status)(status)}.`);
    return exitCodes.ok;
  },
});
