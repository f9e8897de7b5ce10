import type { Argv } from "yargs";

import { type NetworkArguments, networkOptions } from "../network/networkOptions.ts";
import { type SignerArguments, signerOptions } from "../signing/signerOptions.ts";

const group = "Attestation:";

export interface AttestArguments extends NetworkArguments, SignerArguments {
  readonly orders: string[];
  readonly deadline?: string | undefined;
  readonly document?: string | undefined;
  readonly evidenceHash?: string | undefined;
  readonly attester?: string | undefined;
  readonly signature?: string | undefined;
  readonly out?: string | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function attestOptions<Before>(program: Argv<Before>) {
  return signerOptions(networkOptions(program))
    .positional("orders", {
      type: "string",
      array: true,
      demandOption: true,
      describe: "Orders of the same terms: files or ids, in the order in which they will be confirmed",
    })
    .option("deadline", {
      type: "string",
      group,
      describe: "Last time at which the attestation counts; default: when the first order's delivery is due",
    })
    .option("document", {
      type: "string",
      group,
      describe: "File that proves the delivery (a receipt, a photo): its keccak256 hash is signed",
    })
    .option("evidence-hash", { type: "string", group, describe: "Or its hash, 32 bytes" })
    .option("attester", {
      type: "string",
      group,
      describe:
        "The attester as the terms name it, if it is not the account that signs: a contract, or a key",
    })
    .option("signature", {
      type: "string",
      group,
      describe:
        "File with --attester's signature, made elsewhere, in hexadecimal; nothing is signed here then",
    })
    .option("out", {
      type: "string",
      group,
      describe: "The attestation file to write; default: attestation- and the attester's first digits",
    })
    .option("yes", { type: "boolean", default: false, group, describe: "Do not ask before signing" })
    .option("dry-run", { type: "boolean", default: false, group, describe: "Only say what would be signed" });
}
