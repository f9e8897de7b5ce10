import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Characters gathered before they go to the disk. */
const flushSize = 1 << 16;

/**
 * Writes a file that is whole or absent: it gets its name after its last byte is on the disk. Whatever goes wrong before
 * leaves an older file of that name as it was.
 *
 * @param path Where; missing folders are made.
 * @param text The file in pieces, of which only a few are held at once.
 */
export async function writeWhole(
  path: string,
  text: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = partialPath(path);
  try {
    const file = await open(partial, "wx");
    try {
      let buffer = "";
      for await (const piece of text) {
        buffer += piece;
        if (buffer.length < flushSize) continue;
        await file.writeFile(buffer);
        buffer = "";
      }
      await file.writeFile(buffer);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Fills a folder that is whole or as it was: `fill` gets another name for it, and only what it finished takes its place.
 */
export async function fillWhole(path: string, fill: (partial: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = partialPath(path);
  try {
    await mkdir(partial);
    await fill(partial);
    // A folder cannot be renamed over one that has files; the older one is gone only for this moment.
    const older = partialPath(path);
    const hadOlder = await rename(path, older).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return false;
        throw error;
      },
    );
    await rename(partial, path);
    if (hadOlder) await rm(older, { recursive: true, force: true });
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Beside its target, so that a rename never crosses a disk; unlike any other, so that two runs do not meet. */
function partialPath(path: string): string {
  return `${path}.partial-${randomBytes(6).toString("hex")}`;
}
