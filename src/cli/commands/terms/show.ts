import { hexText } from "../../../text/hexText.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { readTerms, termsPositional } from "../../terms/readTerms.ts";
import { termsText } from "../../terms/termsText.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

/** Terms in sentences. */
export const termsShowCommand = defineCommand({
  command: "show <terms>",
  describe: "Say in sentences what terms mean",
  examples: [
    ["lading terms show 0x… --rpc URL", "published ones"],
    ["lading terms show terms.json", "those of a file"],
  ],
  options: (program) => networkOptions(program.positional("terms", termsPositional)),
  run: async (args, terminal) => {
    const { termsId, terms } = await readTerms(args.terms, args);
    terminal.out(
      args.json
        ? jsonText({ termsId, ...terms, attesters: terms.attesters.map(hexText) })
        : termsText(termsId, terms, paletteOf(terminal.style)),
    );
    return exitCodes.ok;
  },
});
