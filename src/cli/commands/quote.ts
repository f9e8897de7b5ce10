import { addressSchema } from "../../order/parse.ts";
import { utcTime } from "../../order/utcTime.ts";
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
import { bandFact, bandWords } from "../pay/band.ts";
import { dearerBps } from "../pay/priceText.ts";
import { quoteOptions } from "../pay/quoteOptions.ts";
import { bandAdvice, capitalized, refusalFacts, refusalLines, venueFact } from "../pay/refusals.ts";
import { jsonText } from "../text/jsonText.ts";
import { paletteOf } from "../text/palette.ts";
import { moneyText, rateText, timeText } from "../text/words.ts";

/** What an order would cost in another currency. */
export const quoteCommand = defineCommand({
  command: "quote <order>",
  describe: "What paying an order in another currency costs; nothing is signed or sent",
  examples: [
    [
      "lading quote order.json --pay-with EURC --quote maker1.json maker2.json --payer 0x… --rpc URL",
      "the cheapest first, makers and Uniswap pools",
    ],
    [
      "lading quote order.json --pay-with EURC --oracle 0x… --max-deviation 0.5% --payer 0x… --rpc URL",
      "held against an oracle's price",
    ],
    [
      "lading quote order.json --pay-with EURC --route EURC:0.05%:USDC --payer 0x… --rpc URL",
      "in pools that you name",
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
    const asked = await askQuotes(network, payer, view, args);
    const { quotes, paying, named, band } = asked;
    const [best] = quotes;
    if (args.json)
      terminal.out(
        jsonText({
          orderId: view.orderId,
          ...bandFact(band),
          quotes: quotes.map(({ candidate, paid, gas, conversion }) => ({
            ...venueFact(candidate, named),
            pays: amountFact(paid, paying),
            maximum: amountFact(conversion.maximumIn, paying),
            gas,
            ...(candidate.kind === "quote" ? { until: utcTime(candidate.quote.validUntil) } : {}),
          })),
          refused: refusalFacts(asked),
        }),
      );
    else {
      const palette = paletteOf(terminal.style);
      const table = quotes.map((each): Cell[] => [
        capitalized(named(each.candidate).label),
        each.candidate.kind === "quote" ? timeText(each.candidate.quote.validUntil) : "moves",
        { text: moneyText(each.paid, paying), paint: each === best ? palette.good : (text) => text },
        best === undefined || each === best ? "" : `+ ${rateText(dearerBps(best, each))}`,
      ]);
      const heads = ["from", "until", "you pay", ""];
      terminal.out(
        [
          palette.title(`Order ${view.orderId} is ${moneyText(view.order.amount, view.currency)}.`),
          ...(table.length === 0
            ? []
            : [
                "",
                ...renderTable(heads, table, { words: 2, paintHeader: palette.quiet }),
                "",
                "The first one costs least: lading order lock with the same options pays by it.",
              ]),
          ...bandWords(band),
          ...[...refusalLines(asked), ...bandAdvice(asked)].map(palette.warning),
        ].join("\n"),
      );
    }
    return best === undefined ? exitCodes.failed : exitCodes.ok;
  },
});
