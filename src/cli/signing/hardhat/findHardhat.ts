import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

import { HardhatKeyError } from "../signingErrors.ts";

const manifestSchema = z.object({ bin: z.object({ hardhat: z.string() }) });

/**
 * The command line of the Hardhat that a folder's project uses.
 *
 * @throws HardhatKeyError where there is none.
 */
export async function findHardhat(folder: string): Promise<string> {
  const { resolve } = createRequire(join(folder, "package.json"));
  let manifest: string;
  try {
    manifest = resolve("hardhat/package.json");
  } catch {
    throw new HardhatKeyError(
      `Hardhat is not installed in ${folder}.`,
      "Run the command in the folder of your Hardhat project, or use an encrypted keystore: --keystore FILE.",
    );
  }
  const { bin } = manifestSchema.parse(JSON.parse(await readFile(manifest, "utf8")));
  return join(dirname(manifest), bin.hardhat);
}
