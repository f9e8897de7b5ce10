import { formatOrderFile, publicOrderFile } from "../../../order/orderFile.ts";
import { termsWarnings } from "../../../order/warnings.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { draftOptions } from "../../order/draft/draftOptions.ts";
import { draftOrder } from "../../order/draft/draftOrder.ts";
import { draftText } from "../../order/draft/draftText.ts";
import { warningsText } from "../../terms/termsText.ts";
import { verifiersOf } from "../../terms/verifiersOf.ts";
import { writeJsonFile } from "../../text/jsonFile.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

/** Writes an order file. Nothing is signed or sent. */
export const draftCommand = defineCommand({
  command: "draft <file>",
  describe: "Write an order file, from options or by questions; nothing is signed or sent",
  examples: [
    ["lading order draft order.json --rpc URL", "asks for everything"],
    [
      'lading order draft order.json --rpc URL --buyer 0x… --seller 0x… --amount "12500 USDC" --terms 0x… --deliver-by 2026-12-31 --detail goods="LED lamps"',
      "asks nothing",
    ],
  ],
  options: (program) => draftOptions(networkOptions(program)),
  run: async (args, terminal) => {
    const network = await openNetwork(args);
    const { file, terms } = await draftOrder(args, network, terminal);
    const json = formatOrderFile(file);
    await writeJsonFile(args.file, json, { isPrivate: true });
    if (args.publicFile !== undefined)
      await writeJsonFile(args.publicFile, formatOrderFile(publicOrderFile(file)));
    const { buyer, seller, token } = file.order;
    const verifiers = verifiersOf(network.deployment);
    const warnings = termsWarnings({
      ...{ terms, buyer, seller, token, verifiers },
      details: file.private?.details,
    });
    if (args.json) terminal.out(jsonText({ orderId: json.orderId, file: args.file, warnings }));
    else {
      if (warnings.length > 0) terminal.err(`${warningsText(warnings, paletteOf(terminal.styleErr))}\n`);
      terminal.out(draftText(args.file, json.orderId, { file, terms, palette: paletteOf(terminal.style) }));
    }
    return exitCodes.ok;
  },
});
