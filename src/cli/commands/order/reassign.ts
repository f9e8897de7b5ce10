import { addressSchema } from "../../../order/parse.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { reassignPlan } from "../../order/plans/reassignPlan.ts";
import { parsedOption } from "../../parsedOption.ts";

/** A side moves to another account. */
export const reassignCommand = defineCommand({
  command: "reassign <order>",
  describe: "Move your side of an order to another account, with all money that it will get",
  examples: [
    ["lading order reassign order.json --side seller --to 0x… --rpc URL --account 0x…", "a receivable, sold"],
    [
      "lading order reassign order.json --side seller --to 0x… --minimum-held 9900 --rpc URL --account 0x…",
      "only while the order holds what was paid for",
    ],
  ],
  options: (program) =>
    orderActOptions(program)
      .option("side", {
        type: "string",
        demandOption: true,
        choices: ["buyer", "seller"],
        describe: "Which side",
      })
      .option("to", { type: "string", demandOption: true, describe: "The new holder's address" })
      .option("minimum-held", {
        type: "string",
        describe: "Move it only while the order holds at least this, as a decimal number; default: anything",
      }),
  run: (args, terminal) => {
    const to = parsedOption("--to", addressSchema, args.to);
    const side = args.side === "buyer" ? "buyer" : "seller";
    return actOnOrder(args, terminal, (context) =>
      reassignPlan(context, {
        side,
        to,
        minimumHeld: parseAmount("--minimum-held", args.minimumHeld ?? "0", context.view.currency),
      }),
    );
  },
});
