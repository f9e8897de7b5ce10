import { Status, statusName } from "../../../order/status.ts";
import { utcTime } from "../../../order/utcTime.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { orderPositional } from "../../order/actOnOrder.ts";
import { statusWord } from "../../order/orderText.ts";
import { readOrder } from "../../order/readOrder.ts";
import { type Happening, watchOrder } from "../../order/watchOrder.ts";
import { type Palette, paletteOf } from "../../text/palette.ts";
import { timeText } from "../../text/words.ts";
import { UsageError } from "../../usageError.ts";

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
    ["lading order watch 0x… --after 4711 --rpc URL", "goes on after a watch that was interrupted"],
  ],
  options: (program) =>
    networkOptions(program.positional("order", orderPositional))
      .option("until", {
        type: "string",
        default: "settled",
        choices: statuses,
        describe: "The status to wait for, or any after it",
      })
      .option("every", { type: "number", default: 12, describe: "Seconds between two looks" })
      .option("after", {
        type: "number",
        default: -1,
        defaultDescription: "tells everything",
        describe: "Tell only what happened after this block",
      }),
  run: async (args, terminal) => {
    const { after, every } = args;
    if (!(every > 0)) throw new UsageError(`--every ${every} is no number of seconds above 0.`);
    if (!Number.isInteger(after)) throw new UsageError(`--after ${after} is no block's number.`);
    const network = await openNetwork(args);
    const ending = new AbortController();
    const end = (): void => ending.abort();
    // Ctrl-C ends the watching in order; a second one ends the program at once.
    for (const signal of signals) process.once(signal, end);
    try {
      const { view, lastBlock } = await watchOrder(network, await readOrder(network, args.order), {
        ...{ after, everyMs: every * 1_000, until: ending.signal },
        wanted: (statuses.indexOf(args.until) + Status.Locked) as Status,
        tell: (happening) =>
          terminal.out(
            args.json ? happeningJson(happening) : happeningText(happening, paletteOf(terminal.style)),
          ),
      });
      if (ending.signal.aborted) {
        terminal.err(
          `Interrupted. To go on without telling anything twice: --after ${Math.max(0, lastBlock)}`,
        );
        return exitCodes.interrupted;
      }
      const status = (statusName(view.state.status) ?? statusWord(view)).toLowerCase();
      terminal.err(`The order is ${paletteOf(terminal.styleErr).status(status)(status)}.`);
      return exitCodes.ok;
    } finally {
      for (const signal of signals) process.off(signal, end);
    }
  },
});

const signals = ["SIGINT", "SIGTERM"] as const;

const happeningText = ({ at, what }: Happening, palette: Palette): string =>
  `${palette.quiet(timeText(at))}  ${what}`;

/** A line for each, so that a program can read them as they come. */
function happeningJson({ at, what, block, transactionHash }: Happening): string {
  return JSON.stringify({ at: utcTime(at), what, block, transactionHash });
}
