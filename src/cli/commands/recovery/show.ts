import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { openNetwork } from "../../network/openNetwork.ts";
import { accountOf, ofOption } from "../../ofOption.ts";
import { readRecovery } from "../../recovery/readRecovery.ts";
import { recoveryJson, recoveryText } from "../../recovery/recoveryText.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

/** Who may follow an account. */
export const recoveryShowCommand = defineCommand({
  command: "show",
  describe: "Who may take over an account's sides and credits, now and soon",
  examples: [["lading recovery show --of 0x… --rpc URL", "your own, or that of whoever named you"]],
  options: (program) => ofOption(networkOptions(program), "Whose"),
  run: async (args, terminal) => {
    const account = accountOf(args.of);
    const view = await readRecovery(await openNetwork(args), account);
    terminal.out(args.json ? jsonText(recoveryJson(view)) : recoveryText(view, paletteOf(terminal.style)));
    return exitCodes.ok;
  },
});
