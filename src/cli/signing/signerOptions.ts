import type { Argv } from "yargs";

/** Where a command's key is. */
export interface SignerArguments {
  readonly account?: string | undefined;
}

const group = "Signing:";

export function signerOptions<Before>(program: Argv<Before>) {
  return program.option("account", {
    type: "string",
    group,
    describe: "Address of an account that the node has unlocked (a local chain's)",
  });
}
