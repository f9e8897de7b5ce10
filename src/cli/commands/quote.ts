import { utcTime } from "../../audit/export/journal.ts";
import { addressSchema } from "../../order/parse.ts";
import { type Cell, renderTable } from "../../text/table.ts";
import { defineCommand } from "../command.ts";
import { exitCodes } from "../exitCodes.ts";
import { networkOptions } from "../network/networkOptions.ts";
import { openNetwork } from "../network/openNetwork.ts";
import { orderPositional } from "../order/actOnOrder.ts";
import { amountFact } from "../order/amountFact.ts";
import { readOrder } from "../order/readOrder.ts";
import { parsedOption } from "../parsedOption.ts";
import { askQuotes } from "../pay/askQuotes.ts";
import { quoteOptions } from "../pay/quoteOptions.ts";
import { jsonText } from "../text/jsonText.ts";
import { paletteOf } from "../text/palette.ts";
import { moneyText, timeText } from "../text/words.ts";

/** What an order would cost in another currency. */
export const quoteCommand = defineCommand({
  command: "quote <order>",
  describe: "What paying an order in another currency costs; nothing is signed or sent",
  examples: [
    [
      "lading quote order.json --pay-with EURC --quote maker1.json maker2.json --payer 0x… --rpc URL",
      "the cheapest first",
    ],
  ],
  options: (program) =>
    quoteOptions(networkOptions(program.positional("order", orderPositional))).option("payer", {
      type: "string",
      describe: "Who would pay: an address that has the money; default: the buyer",
    }),
  run: async (args, terminal) => {
    const network = await openNetwork(args);
    const view = await readOrder(network, args.order);
    const payer =
      args.payer === undefined ? view.order.buyer : parsedOption("--payer", addressSchema, args.payer);
    const { quotes, refused, paying } = await askQuotes(network, payer, view, args);
    const rows = quotes.flatMap(({ candidate, paid }) =>
      candidate.kind === "quote"
        ? [{ maker: candidate.quote.maker, until: candidate.quote.validUntil, paid }]
        : [],
    );
    const refusals = refused.flatMap(({ candidate, reason }) =>
      candidate.kind === "quote" ? [{ maker: candidate.quote.maker, reason }] : [],
    );
    if (args.json)
      terminal.out(
        jsonText({
          orderId: view.orderId,
          quotes: rows.map(({ maker, until, paid }) => ({
            maker,
            pays: amountFact(paid, paying),
            until: utcTime(until),
          })),
          refused: refusals,
        }),
      );
    else {
      const palette = paletteOf(terminal.style);
      const table = rows.map(({ maker, until, paid }, index): Cell[] => [
        maker,
        timeText(until),
        // The first one is the cheapest.
        { text: moneyText(paid, paying), paint: index === 0 ? palette.good : (text) => text },
      ]);
      terminal.out(
        [
          palette.title(`Order ${view.orderId} is ${moneyText(view.order.amount, view.currency)}.`),
          ...(rows.length === 0
            ? []
            : [
                "",
                ...renderTable(["maker", "until", "you pay"], table, {
                  words: 2,
                  paintHeader: palette.quiet,
                }),
              ]),
          ...(rows.length === 0
            ? []
            : ["", "The first one costs least: lading order lock with the same options pays by it."]),
          ...refusals.map(({ maker, reason }) =>
            palette.warning(`The quote of ${maker} cannot be used now: ${reason}`),
          ),
        ].join("\n"),
      );
    }
    return rows.length === 0 ? exitCodes.failed : exitCodes.ok;
  },
});
