import { addressSchema } from "../../../order/parse.ts";
import { act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { parsedOption } from "../../parsedOption.ts";
import { removeRecoveryPlan } from "../../recovery/removePlan.ts";
import { setRecoveryPlan } from "../../recovery/setPlan.ts";
import { UsageError } from "../../usageError.ts";

/** An account chooses who may follow it. */
export const recoverySetCommand = defineCommand({
  command: "set [registry]",
  describe: "Choose who may take over your sides and credits if you lose your key; it counts after 7 days",
  examples: [
    [
      "lading recovery set --successor 0x… --rpc URL --account 0x…",
      "another key of yours, or somebody you trust",
    ],
    ["lading recovery set 0x… --rpc URL --account 0x…", "whoever this registry names"],
    ["lading recovery set --none --rpc URL --account 0x…", "nobody any more"],
  ],
  options: (program) =>
    actOptions(
      program.positional("registry", {
        type: "string",
        describe: "A contract that names successors; default: one in which you name yours yourself",
      }),
    )
      .option("successor", { type: "string", describe: "Who follows you: named in the registry" })
      .option("none", { type: "boolean", default: false, describe: "Nobody: end recovery" }),
  run: async (args, terminal) => {
    const address = (option: string, given: string | undefined) =>
      given === undefined ? undefined : parsedOption(option, addressSchema, given);
    const registry = address("REGISTRY", args.registry);
    const successor = address("--successor", args.successor);
    const isNamed = registry !== undefined || successor !== undefined;
    if (args.none && isNamed) throw new UsageError("--none names nobody: leave out the others.");
    if (!args.none && !isNamed)
      throw new UsageError("Who may take over? Say --successor ADDRESS, a REGISTRY, or --none.");
    return act(args, terminal, (context) =>
      args.none ? removeRecoveryPlan(context) : setRecoveryPlan(context, { registry, successor }),
    );
  },
});
