import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

import { formatMoney, money } from "../../order/money.ts";
import { type Cell, renderTable } from "../../text/table.ts";
import { defineCommand } from "../command.ts";
import { exitCodes } from "../exitCodes.ts";
import { networkOptions } from "../network/networkOptions.ts";
import { openNetwork } from "../network/openNetwork.ts";
import { statusCell } from "../order/orderText.ts";
import { jsonText } from "../text/jsonText.ts";
import { type Palette, paletteOf } from "../text/palette.ts";
import { moneyText } from "../text/words.ts";
import { readFolderOrders, type Skipped } from "../trade/readFolderOrders.ts";
import { type Trade, tradesOf } from "../trade/tradesOf.ts";

/** The orders of a folder by the trade that they are parts of. */
export const tradeCommand = defineCommand({
  command: "trade [folder]",
  describe: "Orders of a folder grouped by their trade, with states and totals",
  examples: [
    ["lading trade orders --rpc URL", "all trades of a folder"],
    ["lading trade orders --id PO-2026-17 --rpc URL", "one trade"],
  ],
  options: (program) =>
    networkOptions(
      program.positional("folder", {
        type: "string",
        default: ".",
        describe: "The folder of your order files",
      }),
    ).option("id", { type: "string", describe: "Only this trade: the tradeId of the orders' details" }),
  run: async (args, terminal) => {
    const network = await openNetwork(args);
    const names = (await readdir(args.folder)).filter((name) => name.endsWith(".json")).sort();
    const { orders, skipped } = await readFolderOrders(
      network,
      names.map((name) => join(args.folder, name)),
    );
    const trades = tradesOf(orders).filter(({ tradeId }) => args.id === undefined || tradeId === args.id);
    if (args.json) terminal.out(jsonText({ trades: trades.map(tradeJson), skipped }));
    else {
      if (trades.length === 0) terminal.out("There are no orders of a trade here.");
      else terminal.out(trades.map((trade) => tradeText(trade, paletteOf(terminal.style))).join("\n\n"));
      for (const each of skipped) terminal.err(paletteOf(terminal.styleErr).warning(skippedText(each)));
    }
    return exitCodes.ok;
  },
});

const skippedText = ({ path, why }: Skipped): string => `Left out: ${path}: ${why}`;

function tradeText({ tradeId, parts, totals }: Trade, palette: Palette): string {
  const rows = parts.map(({ path, view }): Cell[] => [
    basename(path),
    statusCell(view, palette),
    moneyText(view.order.amount, view.currency),
    moneyText(view.state.held, view.currency),
  ]);
  const sums = totals.map(({ currency, amount, held, orders }) => [
    ...[`total of ${orders}`, "", moneyText(amount, currency), moneyText(held, currency)].map(
      (text): Cell => ({ text, paint: palette.title }),
    ),
  ]);
  return [
    palette.title(tradeId === undefined ? "Orders without a trade" : `Trade ${tradeId}`),
    ...renderTable(["order file", "status", "amount", "held"], [...rows, ...sums], {
      words: 2,
      paintHeader: palette.quiet,
    }),
  ].join("\n");
}

function tradeJson({ tradeId, parts, totals }: Trade): object {
  return {
    tradeId: tradeId ?? null,
    orders: parts.map(({ path, status, view }) => ({
      file: path,
      orderId: view.orderId,
      status,
      amount: {
        value: formatMoney(money(view.order.amount, view.currency)),
        currency: view.currency.code,
      },
      held: { value: formatMoney(money(view.state.held, view.currency)), currency: view.currency.code },
    })),
    totals: totals.map(({ currency, amount, held, orders }) => ({
      currency: currency.code,
      orders,
      amount: formatMoney(money(amount, currency)),
      held: formatMoney(money(held, currency)),
    })),
  };
}
