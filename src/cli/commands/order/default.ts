import { defineCommand } from "../../command.ts";
import { actOnOrder, orderActOptions } from "../../order/actOnOrder.ts";
import { defaultPlan } from "../../order/plans/rulePlan.ts";

/** A dispute that nobody ruled on ends as the terms say. */
export const defaultCommand = defineCommand({
  command: "default <order>",
  describe: "End a dispute that the arbitrator did not rule on in time; anybody can",
  examples: [["lading order default 0x… --rpc URL --account 0x…", "the terms say who gets what"]],
  options: (program) => orderActOptions(program),
  run: (args, terminal) => actOnOrder(args, terminal, defaultPlan),
});
