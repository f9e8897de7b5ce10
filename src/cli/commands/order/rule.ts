import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { rulePlan } from "../../order/plans/rulePlan.ts";

/** The arbitrator decides. */
export const ruleCommand = defineCommand({
  command: "rule <order>",
  describe: "As the arbitrator: divide the disputed money",
  examples: [
    [
      "lading order rule 0x… --to-buyer 600 --to-seller 380 --rpc URL --account 0x…",
      "what neither of them gets is your fee",
    ],
  ],
  options: (program) =>
    orderActOptions(program)
      .option("to-buyer", { type: "string", demandOption: true, describe: "As a decimal number" })
      .option("to-seller", { type: "string", demandOption: true, describe: "As a decimal number" }),
  run: (args, terminal) =>
    actOnOrder(args, terminal, (context) => {
      const { currency } = context.view;
      const toBuyer = parseAmount("--to-buyer", args.toBuyer, currency);
      return rulePlan(context, { toBuyer, toSeller: parseAmount("--to-seller", args.toSeller, currency) });
    }),
});
