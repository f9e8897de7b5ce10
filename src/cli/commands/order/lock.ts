import { bytesSchema } from "../../../order/parse.ts";
import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { lockPlan } from "../../order/plans/lockPlan.ts";
import { parsedOption } from "../../parsedOption.ts";

/** The payer's money goes into escrow. */
export const lockCommand = defineCommand({
  command: "lock <order>",
  describe: "Pay an order's money into escrow",
  examples: [
    ["lading order lock order.json --rpc URL --account 0x…", "after a question that says what happens"],
    ["lading order lock order.json --rpc URL --account 0x… --dry-run", "only look"],
    [
      "lading order lock order.json --rpc URL --account 0x… --relay lock.json",
      "sign only: somebody else sends it and pays the gas",
    ],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program)).option("gate-data", {
      type: "string",
      default: "0x",
      describe: "What the gate of the terms asks for, as hexadecimal bytes",
    }),
  run: (args, terminal) => {
    const gateData = parsedOption("--gate-data", bytesSchema, args.gateData);
    return actOnOrder(args, terminal, (context) => lockPlan(context, gateData));
  },
});
