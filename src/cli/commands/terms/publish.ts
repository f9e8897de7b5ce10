import { prepare } from "../../../client/prepare.ts";
import { publishTerms } from "../../../client/publishTerms.ts";
import { termsWarnings } from "../../../order/warnings.ts";
import { act } from "../../act/act.ts";
import { actOptions } from "../../act/actOptions.ts";
import { defineCommand } from "../../command.ts";
import { readTermsFile } from "../../terms/readTerms.ts";
import { termsLines, warningsText } from "../../terms/termsText.ts";
import { verifiersOf } from "../../terms/verifiersOf.ts";
import { paletteOf } from "../../text/palette.ts";

/** Terms become known to an escrow, for good. */
export const termsPublishCommand = defineCommand({
  command: "publish <file>",
  describe: "Publish terms, so that orders can refer to them",
  examples: [["lading terms publish terms.json --rpc URL --account 0x…", "anybody can; it moves no money"]],
  options: (program) =>
    actOptions(
      program.positional("file", { type: "string", demandOption: true, describe: "The terms, a JSON file" }),
    ),
  run: async (args, terminal) => {
    const { termsId, terms } = await readTermsFile(args.file);
    return act(args, terminal, async ({ network: { chainId, escrow, deployment }, signer }) => {
      const warnings = termsWarnings({ terms, verifiers: verifiersOf(deployment) });
      if (!args.json) terminal.err(`${warningsText(warnings, paletteOf(terminal.styleErr))}\n`);
      return {
        action: "terms publish",
        title: `Publish terms ${termsId}.`,
        will: [
          ...termsLines(terms),
          "Everybody can read them and use them for orders. They cannot be changed or taken back.",
          "No money moves.",
        ],
        follows: [],
        calls: [
          {
            does: "publish the terms",
            prepare: (client) => prepare(client, publishTerms, { escrow, account: signer.account, terms }),
          },
        ],
        done: `Published. Orders name these terms as ${termsId}.`,
        facts: { chainId, escrow, termsId, warnings },
      };
    });
  },
});
