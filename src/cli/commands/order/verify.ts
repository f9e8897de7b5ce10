import { verifyDisclosure } from "../../../order/details.ts";
import { LadingError } from "../../../order/errors.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { parseDisclosureFile } from "../../order/disclosureFile.ts";
import { statusWord } from "../../order/orderText.ts";
import { readOrder } from "../../order/readOrder.ts";
import { readJsonFile } from "../../text/jsonFile.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";
import { moneyText } from "../../text/words.ts";

/** Whether disclosed details are those of the order that the chain knows. */
export const verifyCommand = defineCommand({
  command: "verify <file>",
  describe: "Check details that somebody disclosed against the order on the chain",
  examples: [["lading order verify for-customs.json --rpc URL", "as a customs officer, a bank, a carrier"]],
  options: (program) =>
    networkOptions(
      program.positional("file", {
        type: "string",
        demandOption: true,
        describe: "A file that lading order disclose wrote",
      }),
    ),
  run: async (args, terminal) => {
    const { chainId, escrow, orderId, disclosure } = parseDisclosureFile(await readJsonFile(args.file));
    const network = await openNetwork({ ...args, escrow: args.escrow ?? escrow });
    if (network.chainId !== chainId || !isSameHex(network.escrow, escrow))
      throw new LadingError(`${args.file} is about an order of ${escrow} on chain ${chainId}.`, {
        metaMessages: [`asked: ${network.escrow} on chain ${network.chainId}`],
      });
    // The id alone decides which order it is: what else the file says of it is not believed.
    const view = await readOrder(network, orderId);
    const isGenuine = verifyDisclosure({ detailsHash: view.order.detailsHash, disclosure });
    const fields = Object.fromEntries(
      disclosure.fields.filter(({ field }) => field !== "schema").map(({ field, value }) => [field, value]),
    );
    if (args.json) terminal.out(jsonText({ orderId, genuine: isGenuine, status: statusWord(view), fields }));
    else if (isGenuine)
      terminal.out(
        [
          paletteOf(terminal.style).good(
            `Genuine: these details belong to order ${orderId}, as it was agreed.`,
          ),
          "",
          ...Object.entries(fields).map(
            ([field, value]) => `  ${field.padEnd(18)}${value === "" ? "(left empty)" : value}`,
          ),
          "",
          `The order: ${moneyText(view.order.amount, view.currency)} from the buyer ${view.order.buyer} to the seller ${view.order.seller}.`,
          `Now it is ${statusWord(view).toLowerCase()}.`,
          "It says what buyer and seller agreed on, not what is in the parcels.",
        ].join("\n"),
      );
    else
      terminal.err(
        paletteOf(terminal.styleErr).bad(
          `NOT GENUINE: these details are not those of order ${orderId} on the chain. Do not rely on this file.`,
        ),
      );
    return isGenuine ? exitCodes.ok : exitCodes.failed;
  },
});
