import { LadingError } from "../../../order/errors.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { readRelayFile } from "../../act/relayFile.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { readOrderFile } from "../../order/orderFiles.ts";
import { consentsOf } from "../../order/plans/consentsOf.ts";
import { settlePlan } from "../../order/plans/settlePlan.ts";
import { moneyText } from "../../text/words.ts";
import { UsageError } from "../../usageError.ts";

/** Both sides agree how the held money ends. */
export const settleCommand = defineCommand({
  command: "settle <order>",
  describe: "Settle by agreement: sign an offer, or accept the other side's",
  examples: [
    [
      "lading order settle order.json --to-buyer 300 --to-seller 700 --rpc URL --account 0x… --relay offer.json",
      "sign an offer, for the other side",
    ],
    ["lading order settle order.json --accept offer.json --rpc URL --account 0x…", "accept it, and send"],
    [
      "lading order settle order.json --accept offer.json --rpc URL --account 0x… --relay both.json",
      "accept by signature: lading relay offer.json both.json sends it",
    ],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program))
      .option("to-buyer", { type: "string", describe: "As a decimal number; default: nothing" })
      .option("to-seller", { type: "string", describe: "As a decimal number; default: nothing" })
      .option("next", {
        type: "string",
        array: true,
        describe: "Order files that the rest of the money is locked for, as when a date is moved",
      })
      .option("accept", { type: "string", describe: "The other side's offer, a file" }),
  run: (args, terminal) =>
    actOnOrder(args, terminal, async (context) => {
      const { network, view } = context;
      if (args.accept !== undefined) {
        if (args.toBuyer !== undefined || args.toSeller !== undefined || args.next !== undefined)
          throw new UsageError(
            "--accept takes the offer as it is: leave out --to-buyer, --to-seller and --next.",
          );
        const offer = await readRelayFile(args.accept, network);
        if (offer.kind !== "settle") throw new LadingError(`${args.accept} is no offer to settle.`);
        return settlePlan(context, offer, consentsOf(view, [offer]));
      }
      if (args.relay === undefined)
        throw new UsageError(
          "Sign an offer with --relay FILE, or accept the other side's with --accept FILE.",
        );
      const files = await Promise.all((args.next ?? []).map((path) => readOrderFile(path, network)));
      const next = files.map(({ order }) => order);
      const toBuyer = parseAmount("--to-buyer", args.toBuyer ?? "0", view.currency);
      const toSeller = parseAmount("--to-seller", args.toSeller ?? "0", view.currency);
      const sum = next.reduce((total, { amount }) => total + amount, toBuyer + toSeller);
      if (sum !== view.state.held)
        throw new LadingError("What is divided is not what is held.", {
          metaMessages: [
            `held: ${moneyText(view.state.held, view.currency)}`,
            `divided: ${moneyText(sum, view.currency)}`,
          ],
          docsPath: "docs/errors.md#settlementsummismatch",
        });
      return settlePlan(context, { toBuyer, toSeller, next });
    }),
});
