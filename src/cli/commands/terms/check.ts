import type { Address } from "viem";

import { addressSchema } from "../../../order/parse.ts";
import { termsWarnings } from "../../../order/warnings.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { networkOptions } from "../../network/networkOptions.ts";
import { parsedOption } from "../../parsedOption.ts";
import { readTerms, termsPositional } from "../../terms/readTerms.ts";
import { termsText, warningsText } from "../../terms/termsText.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

/** What is unusual or risky about terms. */
export const termsCheckCommand = defineCommand({
  command: "check <terms>",
  describe: "Check terms, and say what is unusual or risky about them",
  examples: [
    ["lading terms check terms.json", "before publishing"],
    ["lading terms check 0x… --buyer 0x… --seller 0x… --rpc URL", "before agreeing, for these parties"],
  ],
  options: (program) =>
    networkOptions(program.positional("terms", termsPositional))
      .option("buyer", { type: "string", describe: "The buyer's address, if it is known" })
      .option("seller", { type: "string", describe: "The seller's address, if it is known" }),
  run: async (args, terminal) => {
    const parties = { ...party("buyer", args.buyer), ...party("seller", args.seller) };
    const { termsId, terms, verifiers } = await readTerms(args.terms, args);
    const palette = paletteOf(terminal.style);
    const warnings = termsWarnings({ terms, verifiers, ...parties });
    terminal.out(
      args.json
        ? jsonText({ termsId, warnings })
        : [termsText(termsId, terms, palette), "", warningsText(warnings, palette)].join("\n"),
    );
    return exitCodes.ok;
  },
});

function party<Name extends "buyer" | "seller">(
  name: Name,
  given: string | undefined,
): Partial<Record<Name, Address>> {
  if (given === undefined) return {};
  return { [name]: parsedOption(`--${name}`, addressSchema, given) } as Partial<Record<Name, Address>>;
}
