import { type Hex, size } from "viem";

import { addressSchema, bytesSchema } from "../../../order/parse.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { orderPositional } from "../../order/actOnOrder.ts";
import { attesterJson } from "../../order/attesters/attesterText.ts";
import { readAttester } from "../../order/attesters/readAttesters.ts";
import { readOrderEvents } from "../../order/orderEvents.ts";
import { orderJson } from "../../order/orderJson.ts";
import { orderText } from "../../order/orderText.ts";
import { readOrder } from "../../order/readOrder.ts";
import { timelineOf } from "../../order/timeline.ts";
import { parsedOption } from "../../parsedOption.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

/** Where an order stands, from the chain alone. */
export const showCommand = defineCommand({
  command: "show <order>",
  describe: "Where an order stands: its timeline, its dates, what you can do next",
  examples: [
    ["lading order show order.json --rpc URL", "by its file"],
    ["lading order show 0x… --rpc URL --as 0x…", "by its id alone, if the file is lost; for one reader"],
  ],
  options: (program) =>
    networkOptions(program.positional("order", orderPositional)).option("as", {
      type: "string",
      describe: "The reader's address (an attester that is a key: its bytes): shows what it can do",
    }),
  run: async (args, terminal) => {
    const reader = args.as === undefined ? undefined : readerOf(args.as);
    const network = await openNetwork(args);
    const view = await readOrder(network, args.order);
    const events = await readOrderEvents(network, view.orderId);
    const moments = timelineOf(view, events);
    const attester = reader === undefined ? undefined : await readAttester(network, view, events, reader);
    const own = attester === undefined ? {} : { reader: attesterJson(attester) };
    terminal.out(
      args.json
        ? jsonText({ ...orderJson(network, view, moments), ...own })
        : orderText(view, moments, {
            named: args.order,
            reader,
            attester,
            palette: paletteOf(terminal.style),
          }),
    );
    return exitCodes.ok;
  },
});

/** Everybody but an attester that is a key has an address. */
function readerOf(given: string): Hex {
  const bytes = bytesSchema.safeParse(given);
  return bytes.success && size(bytes.data) > 20 ? bytes.data : parsedOption("--as", addressSchema, given);
}
