import { addressSchema } from "../../../order/parse.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { payoutPlan } from "../../order/plans/payoutPlan.ts";
import { parsedOption } from "../../parsedOption.ts";

/** The buyer takes the money back. */
export const reclaimCommand = defineCommand({
  command: "reclaim <order>",
  describe: "As the buyer: take the money back after a missed delivery",
  examples: [
    ["lading order reclaim order.json --rpc URL --account 0x…", "paid back to yourself"],
    ["lading order reclaim 0x… --rpc URL --account 0x… --receiver 0x…", "paid to another account of yours"],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program)).option("receiver", {
      type: "string",
      describe: "Who gets the money; default: yourself",
    }),
  run: (args, terminal) => {
    const receiver =
      args.receiver === undefined ? undefined : parsedOption("--receiver", addressSchema, args.receiver);
    return actOnOrder(args, terminal, (context) => payoutPlan(context, "reclaim", { receiver }));
  },
});
