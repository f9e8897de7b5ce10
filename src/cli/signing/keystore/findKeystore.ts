import { access } from "node:fs/promises";
import { basename, join } from "node:path";

import { configFolder } from "../../configFolder.ts";
import { UsageError } from "../../usageError.ts";

/** The folder that keystores are named in. */
export function keysFolder(keys: string | undefined): string {
  return keys ?? join(configFolder(), "keys");
}

/**
 * The file of a keystore: a path, or a name in the folder of keystores.
 *
 * @throws UsageError when there is none.
 */
export async function findKeystore(keystore: string, keys: string | undefined): Promise<string> {
  const folder = keysFolder(keys);
  const isName = basename(keystore) === keystore;
  const candidates = [
    keystore,
    ...(isName ? [join(folder, keystore), join(folder, `${keystore}.json`)] : []),
  ];
  for (const path of candidates) if (await exists(path)) return path;
  throw new UsageError(`There is no keystore ${candidates.join(" nor ")}.`, [
    "lading key list shows what is there, lading key new makes one.",
  ]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
