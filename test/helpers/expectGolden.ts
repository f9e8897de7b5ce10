import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

const folder = fileURLToPath(new URL("../typescript/cli/golden/", import.meta.url));

/** Compares a text with its file, names in place of what differs between machines. UPDATE_GOLDEN=1 writes the files anew. */
export async function expectGolden(
  name: string,
  text: string,
  names: readonly (readonly [value: string, name: string])[],
): Promise<void> {
  let masked = text;
  for (const [value, called] of names) masked = masked.replace(new RegExp(value, "gi"), called);
  masked = masked.replace(
    /about [\d.]+ ETH, at most [\d.]+ ETH \(.*?\)/,
    "about {coin}, at most {coin} ({gas})",
  );
  const path = `${folder}${name}.txt`;
  if (process.env.UPDATE_GOLDEN === "1") await writeFile(path, masked);
  expect(masked).to.equal(await readFile(path, "utf8"));
}
