import { access } from "node:fs/promises";
import { join } from "node:path";

import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { createKeystore } from "../../signing/keystore/createKeystore.ts";
import { keysFolder } from "../../signing/keystore/findKeystore.ts";
import { newPassword } from "../../signing/newPassword.ts";
import { keysOption, passwordFileOption } from "../../signing/signerOptions.ts";
import { jsonText } from "../../text/jsonText.ts";
import { UsageError } from "../../usageError.ts";

/** Makes a key in an encrypted file. */
export const keyNewCommand = defineCommand({
  command: "new [name]",
  describe: "Make a key in an encrypted file, and show its address",
  examples: [
    ["lading key new seller", "a key named seller, with a password that you are asked for twice"],
    ["lading key new seller --password-file FILE", "for a program"],
  ],
  options: (program) =>
    program
      .positional("name", {
        type: "string",
        describe: "Name of the file, without .json; default: the address",
      })
      .option("keys", keysOption)
      .option("password-file", passwordFileOption)
      .epilogue(
        "Back the file up, and its password elsewhere: without both the key is lost, and nobody can help.",
      ),
  run: async ({ name, keys, passwordFile, json }, terminal) => {
    if (name !== undefined && !/^[A-Za-z0-9][\w.-]*$/.test(name))
      throw new UsageError("A key's name has letters, digits, dots, dashes and underscores only.");
    const pathOf = (ofKey: string) => join(keysFolder(keys), `${ofKey.replace(/\.json$/, "")}.json`);
    // Before the question, not after it; createKeystore makes sure.
    if (name !== undefined) await refuseExisting(pathOf(name));
    const password = await newPassword(passwordFile, terminal);
    const { address, path } = await createKeystore({
      password,
      pathOf: (ofAddress) => pathOf(name ?? ofAddress),
    });
    terminal.out(
      json
        ? jsonText({ address, path })
        : `${address}\n\nIts key is in ${path}. Back up that file and its password, each in a place of its own.\nSign with it: --keystore ${name ?? path}`,
    );
    return exitCodes.ok;
  },
});

async function refuseExisting(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new UsageError(`${path} is there already, and a key is never overwritten. Take another name.`);
}
