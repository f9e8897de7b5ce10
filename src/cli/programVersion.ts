import { readFile } from "node:fs/promises";

import { z } from "zod";

const packageSchema = z.object({ version: z.string() });

/** The version of the package that the program is part of: sources and built program stand equally deep in it. */
export async function programVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return packageSchema.parse(JSON.parse(text)).version;
}
