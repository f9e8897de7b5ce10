import type { Argv } from "yargs";

import { type NetworkArguments, networkOptions } from "../network/networkOptions.ts";
import { type SignerArguments, signerOptions } from "../signing/signerOptions.ts";
import type { SendingArguments } from "./sending.ts";

/** Options of every command that changes the chain. */
export interface ActArguments extends NetworkArguments, SignerArguments, SendingArguments {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly wait: number;
  readonly json: boolean;
  readonly relay?: string | undefined;
  readonly signBy?: string | undefined;
}

const group = "Sending:";

export function actOptions<Before>(program: Argv<Before>) {
  return signerOptions(networkOptions(program))
    .option("yes", { type: "boolean", default: false, group, describe: "Do not ask before signing" })
    .option("dry-run", {
      type: "boolean",
      default: false,
      group,
      describe: "Only simulate, and say what would happen",
    })
    .option("wait", {
      type: "number",
      default: 300,
      group,
      describe: "Seconds to wait until the transaction is mined",
    })
    .option("max-fee", {
      type: "string",
      group,
      describe: "The most that a unit of gas may cost, in gwei; default: what the node suggests",
    })
    .option("priority-fee", {
      type: "string",
      group,
      describe: "How much of that goes to whoever puts it into a block, in gwei",
    })
    .option("nonce", {
      type: "number",
      group,
      describe:
        "The number of your transaction that is stuck, to replace it by this one with a higher --max-fee",
    });
}

/** For actions that a signature is enough for. */
export function relayOptions<Before>(program: Argv<Before>) {
  return program
    .option("relay", {
      type: "string",
      group,
      describe: "Sign only, into this file: anybody sends it with lading relay FILE and pays the gas",
    })
    .option("sign-by", {
      type: "string",
      group,
      describe:
        "With --relay: last time at which the signature counts, a date or how long from now; default: in two days, or as long as the action allows",
    });
}
