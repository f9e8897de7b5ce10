import { act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { cancelRecoveryPlan } from "../../recovery/cancelPlan.ts";

/** A choice that does not count yet is taken back. */
export const recoveryCancelCommand = defineCommand({
  command: "cancel",
  describe: "Take back your last choice while it does not count yet",
  examples: [["lading recovery cancel --rpc URL --account 0x…", "within the 7 days"]],
  options: (program) => actOptions(program),
  run: (args, terminal) => act(args, terminal, cancelRecoveryPlan),
});
