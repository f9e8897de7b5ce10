import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { refundPlan } from "../../order/plans/refundPlan.ts";

/** The seller gives money back. */
export const refundCommand = defineCommand({
  command: "refund <order>",
  describe: "As the seller: give money back, all or a part",
  examples: [
    ["lading order refund order.json --rpc URL --account 0x…", "all that is held"],
    ["lading order refund order.json --amount 50 --rpc URL --account 0x…", "a discount"],
  ],
  options: (program) =>
    orderActOptions(program).option("amount", {
      type: "string",
      describe: "How much, as a decimal number; default: all that is held",
    }),
  run: (args, terminal) =>
    actOnOrder(args, terminal, (context) => {
      const { state, currency } = context.view;
      return refundPlan(
        context,
        args.amount === undefined ? state.held : parseAmount("--amount", args.amount, currency),
      );
    }),
});
