import { relayOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { parseAmount } from "../../order/amount.ts";
import { releasePlan } from "../../order/plans/releasePlan.ts";

/** The buyer pays the seller early. */
export const releaseCommand = defineCommand({
  command: "release <order>",
  describe: "As the buyer: pay the seller now, all or a part",
  examples: [
    ["lading order release order.json --rpc URL --account 0x…", "all that is held"],
    ["lading order release order.json --amount 400 --rpc URL --account 0x…", "a part; the rest stays held"],
  ],
  options: (program) =>
    relayOptions(orderActOptions(program)).option("amount", {
      type: "string",
      describe: "How much now, as a decimal number; default: all that is held",
    }),
  run: (args, terminal) =>
    actOnOrder(args, terminal, (context) => {
      const { state, currency } = context.view;
      const amount = args.amount === undefined ? state.held : parseAmount("--amount", args.amount, currency);
      return releasePlan(context, state.released + amount);
    }),
});
