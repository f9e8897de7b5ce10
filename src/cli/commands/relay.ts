import { act } from "../act/act.ts";
import { actOptions } from "../act/actOptions.ts";
import { readRelayFile } from "../act/relayFile.ts";
import { defineCommand } from "../command.ts";
import { relayPlan } from "../relay/relayPlan.ts";

/** Sends what somebody else signed. */
export const relayCommand = defineCommand({
  command: "relay <files..>",
  describe: "Send what somebody signed with --relay, and pay the gas",
  examples: [
    ["lading relay claim.json --rpc URL --account 0x…", "one signed action"],
    ["lading relay carrier.json inspector.json --rpc URL --account 0x…", "all signatures of one delivery"],
  ],
  options: (program) =>
    actOptions(
      program.positional("files", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "Files that --relay wrote; several are signatures of one delivery or settlement",
      }),
    ),
  run: (args, terminal) =>
    act(args, terminal, async (context) =>
      relayPlan(context, await Promise.all(args.files.map((path) => readRelayFile(path, context.network)))),
    ),
});
