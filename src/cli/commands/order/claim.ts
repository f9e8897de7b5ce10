import { addressSchema } from "../../../order/parse.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { payoutPlan } from "../../order/plans/payoutPlan.ts";
import { parsedOption } from "../../parsedOption.ts";

/** The seller takes the money. */
export const claimCommand = defineCommand({
  command: "claim <order>",
  describe: "As the seller: take the money after delivery and inspection",
  examples: [
    ["lading order claim order.json --rpc URL --account 0x…", "paid to yourself"],
    ["lading order claim 0x… --rpc URL --account 0x… --receiver 0x…", "paid to another account of yours"],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program)).option("receiver", {
      type: "string",
      describe: "Who gets the money; default: yourself",
    }),
  run: (args, terminal) => {
    const receiver =
      args.receiver === undefined ? undefined : parsedOption("--receiver", addressSchema, args.receiver);
    return actOnOrder(args, terminal, (context) => payoutPlan(context, "claim", { receiver }));
  },
});
