import type { Address } from "viem";

import { Status } from "../../../order/status.ts";
import { type Cell, renderTable } from "../../../text/table.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { type Network, openNetwork } from "../../network/openNetwork.ts";
import { accountOf } from "../../ofOption.ts";
import { orderFields } from "../../order/orderJson.ts";
import { readOrdersOf, readOrdersToRule } from "../../order/ordersOf.ts";
import { statusCell } from "../../order/orderText.ts";
import type { OrderView } from "../../order/orderView.ts";
import { jsonText } from "../../text/jsonText.ts";
import { type Palette, paletteOf } from "../../text/palette.ts";
import { moneyText, timeText } from "../../text/words.ts";

/** The orders of an account. */
export const listCommand = defineCommand({
  command: "list",
  describe: "Orders of a buyer or a seller, disputes of an arbitrator, from the chain alone",
  examples: [
    ["lading order list --of 0x… --rpc URL", "those that still hold money"],
    ["lading order list --of 0x… --all --rpc URL", "settled ones as well"],
  ],
  options: (program) =>
    networkOptions(program)
      .option("of", { type: "string", describe: "Whose orders: an address; default: everybody's" })
      .option("all", { type: "boolean", default: false, describe: "Settled orders as well" }),
  run: async (args, terminal) => {
    const account = args.of === undefined ? undefined : accountOf(args.of);
    const network = await openNetwork(args);
    const views = (await readConcerned(network, account)).filter(
      ({ state }) => args.all || state.status !== Status.Settled,
    );
    if (args.json) terminal.out(jsonText(views.map((view) => orderFields(network, view))));
    else if (views.length === 0) terminal.out(noneText(args.all, account));
    else terminal.out(tableText(views, account, paletteOf(terminal.style)).join("\n"));
    return exitCodes.ok;
  },
});

/** Of an account also what it is to rule on; each order once. */
async function readConcerned(network: Network, account: Address | undefined): Promise<OrderView[]> {
  if (account === undefined) return readOrdersOf(network, undefined);
  const [own, toRule] = await Promise.all([
    readOrdersOf(network, account),
    readOrdersToRule(network, account),
  ]);
  const isOwn = new Set(own.map(({ orderId }) => orderId));
  return [...own, ...toRule.filter(({ orderId }) => !isOwn.has(orderId))];
}

function noneText(all: boolean, account: Address | undefined): string {
  const kind = all ? "orders" : "open orders";
  if (account === undefined) return `There are no ${kind}.`;
  return `${account} is neither buyer nor seller of any ${kind}, nor the arbitrator of a disputed one.`;
}

function tableText(views: readonly OrderView[], account: string | undefined, palette: Palette): string[] {
  // Without an account there is nobody to be a side.
  const isAnybodys = account === undefined;
  const header = ["order", ...(isAnybodys ? [] : ["you are"]), "status", "until", "amount", "held"];
  const rows = views.map((view): Cell[] => [
    view.orderId,
    ...(isAnybodys ? [] : [sideOf(view, account)]),
    statusCell(view, palette),
    view.state.status === Status.Settled ? "" : timeText(view.state.until),
    moneyText(view.order.amount, view.currency),
    moneyText(view.state.held, view.currency),
  ]);
  return renderTable(header, rows, { words: header.length - 2, paintHeader: palette.quiet });
}

function sideOf({ buyer, seller, terms }: OrderView, account: string): string {
  if (account === buyer) return "buyer";
  if (account === seller) return "seller";
  return account === terms.arbitrator ? "arbitrator" : "no longer in it";
}
