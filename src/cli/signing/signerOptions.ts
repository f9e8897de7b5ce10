import type { Argv } from "yargs";

/** Where a command's key is. */
export interface SignerArguments {
  readonly account?: string | undefined;
  readonly keystore?: string | undefined;
  readonly keys?: string | undefined;
  readonly passwordFile?: string | undefined;
  readonly hardhatKey?: string | undefined;
  readonly signer?: string | undefined;
  readonly signerTimeout?: number | undefined;
}

/** Options of which one names the key's place: at most one of them counts. */
export const keyPlaces = ["keystore", "hardhat-key", "signer"] as const;

const group = "Signing:";

/** The folder that names of keystores are looked up in. */
export const keysOption = {
  type: "string",
  group,
  describe: "Folder of your keystores; default: keys in the program's configuration folder",
} as const;

export const passwordFileOption = {
  type: "string",
  group,
  describe: "File whose content is the keystore's password; default: you are asked for it",
} as const;

/** Options of every command that signs. No option takes a key or a password itself. */
export function signerOptions<Before>(program: Argv<Before>) {
  return program
    .option("account", {
      type: "string",
      group,
      describe:
        "Address that signs: alone, of an account that the node has unlocked; else to choose or to check",
    })
    .option("keystore", {
      type: "string",
      group,
      describe: "Encrypted keystore: a file, or its name in --keys",
    })
    .option("keys", keysOption)
    .option("password-file", passwordFileOption)
    .option("hardhat-key", {
      type: "string",
      group,
      describe: "Name of a key in Hardhat's keystore, asked of the Hardhat of the current folder",
    })
    .option("signer", {
      type: "string",
      group,
      describe: "Address of a signer process (Clef), such as http://127.0.0.1:8550",
    })
    .option("signer-timeout", {
      type: "number",
      group,
      describe: "Seconds that the signer process may take for an answer; default: 120",
    });
}
