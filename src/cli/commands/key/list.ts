import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Address } from "viem";

import { type Cell, renderTable } from "../../../text/table.ts";
import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { keysFolder } from "../../signing/keystore/findKeystore.ts";
import { readKeystoreFile } from "../../signing/keystore/keystoreFile.ts";
import { keysOption } from "../../signing/signerOptions.ts";
import { KeystoreDamagedError } from "../../signing/signingErrors.ts";
import { jsonText } from "../../text/jsonText.ts";
import { paletteOf } from "../../text/palette.ts";

interface ListedKey {
  readonly name: string;
  readonly path: string;
  /** Missing where the file does not say it. */
  readonly address: Address | undefined;
}

/** The keystores of a folder. */
export const keyListCommand = defineCommand({
  command: "list",
  describe: "List the keys in your folder of keystores, without opening them",
  examples: [
    ["lading key list", "name and address of each"],
    ["lading key list --keys ~/.ethereum/keystore", "those of Geth"],
  ],
  options: (program) => program.option("keys", keysOption),
  run: async ({ keys, json }, terminal) => {
    const folder = keysFolder(keys);
    const { listed, others } = await keysIn(folder);
    for (const path of others) terminal.err(`${path} is no keystore.`);
    if (json) terminal.out(jsonText({ folder, keys: listed }));
    else if (listed.length === 0) terminal.out(`There is no key in ${folder}. lading key new makes one.`);
    else {
      const palette = paletteOf(terminal.style);
      const rows = listed.map(({ name, address }): Cell[] => [
        name,
        address ?? { text: "(address not named)", paint: palette.quiet },
      ]);
      const table = renderTable(["key", "address"], rows, { words: 2, paintHeader: palette.quiet });
      terminal.out([...table, "", palette.quiet(`Folder: ${folder}`)].join("\n"));
    }
    return exitCodes.ok;
  },
});

async function keysIn(folder: string): Promise<{ listed: ListedKey[]; others: string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  const listed: ListedKey[] = [];
  const others: string[] = [];
  for (const file of names.sort()) {
    const path = join(folder, file);
    try {
      const { address } = await readKeystoreFile(path);
      listed.push({ name: file.replace(/\.json$/, ""), path, address });
    } catch (error) {
      if (!(error instanceof KeystoreDamagedError)) throw error;
      others.push(path);
    }
  }
  return { listed, others };
}
