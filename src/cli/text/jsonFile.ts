import { readFile, rename, writeFile } from "node:fs/promises";

import { LadingError } from "../../order/errors.ts";
import { jsonText } from "./jsonText.ts";

/**
 * What a JSON file holds.
 *
 * @throws LadingError when it is no JSON; an error of the operating system when it cannot be read.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LadingError(`${path} is not JSON.`, { metaMessages: [reason], cause: error });
  }
}

/** Writes a JSON file in one step: whoever reads it finds all of it or nothing. */
export async function writeJsonFile(
  path: string,
  value: unknown,
  { isPrivate = false }: { readonly isPrivate?: boolean } = {},
): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, `${jsonText(value)}\n`, { mode: isPrivate ? 0o600 : 0o644 });
  await rename(draft, path);
}
