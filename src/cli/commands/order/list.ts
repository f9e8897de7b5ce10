import { addressSchema } from "../../../order/parse.ts";
import { Status } from "../../../order/status.ts";
import { type Cell, renderTable } from "../../../text/table.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { orderFields } from "../../order/orderJson.ts";
import { readOrdersOf } from "../../order/ordersOf.ts";
import { statusCell } from "../../order/orderText.ts";
import type { OrderView } from "../../order/orderView.ts";
import { parsedOption } from "../../parsedOption.ts";
import { jsonText } from "../../text/jsonText.ts";
import { type Palette, paletteOf } from "../../text/palette.ts";
import { moneyText, timeText } from "../../text/words.ts";

/** The orders of an account. */
export const listCommand = defineCommand({
  command: "list",
  describe: "Orders of an account, from the chain alone",
  examples: [
    ["lading order list --of 0x… --rpc URL", "those that still hold money"],
    ["lading order list --of 0x… --all --rpc URL", "settled ones as well"],
  ],
  options: (program) =>
    networkOptions(program)
      .option("of", { type: "string", describe: "Whose orders: an address; default: everybody's" })
      .option("all", { type: "boolean", default: false, describe: "Settled orders as well" }),
  run: async (args, terminal) => {
    const account = args.of === undefined ? undefined : parsedOption("--of", addressSchema, args.of);
    const network = await openNetwork(args);
    const views = (await readOrdersOf(network, account)).filter(
      ({ state }) => args.all || state.status !== Status.Settled,
    );
    if (args.json) terminal.out(jsonText(views.map((view) => orderFields(network, view))));
    else if (views.length === 0)
      terminal.out(args.all ? "There are no orders." : "There are no open orders.");
    else terminal.out(tableText(views, account, paletteOf(terminal.style)).join("\n"));
    return exitCodes.ok;
  },
});

function tableText(views: readonly OrderView[], account: string | undefined, palette: Palette): string[] {
  const header = ["order", "you are", "status", "until", "amount", "held"];
  const rows = views.map((view): Cell[] => [
    view.orderId,
    sideOf(view, account),
    statusCell(view, palette),
    view.state.status === Status.Settled ? "" : timeText(view.state.until),
    moneyText(view.order.amount, view.currency),
    moneyText(view.state.held, view.currency),
  ]);
  return renderTable(header, rows, { words: 4, paintHeader: palette.quiet });
}

function sideOf({ buyer, seller }: OrderView, account: string | undefined): string {
  if (account === undefined) return "";
  if (account === buyer) return "buyer";
  return account === seller ? "seller" : "no longer in it";
}
