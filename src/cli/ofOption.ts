import type { Address } from "viem";
import type { Argv } from "yargs";

import { addressSchema } from "../order/parse.ts";
import { parsedOption } from "./parsedOption.ts";

/** `--of` of a command that is about one account. */
export function ofOption<Before>(program: Argv<Before>, whose: string) {
  return program.option("of", { type: "string", demandOption: true, describe: `${whose}: an address` });
}

/** @throws UsageError when it is no address. */
export function accountOf(of: string): Address {
  return parsedOption("--of", addressSchema, of);
}
