import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";

import { serializeBooks } from "./books.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { encodePlain } from "./encodePlain.ts";

export const checkpointFormat = "lading checkpoint";
export const checkpointVersion = 1;

/** Text is handed to the file in pieces of this size. */
const pieceLength = 1 << 20;

/**
 * Writes a checkpoint beside the file and then renames it, so that a stop at any moment leaves the old one or the new one.
 * The last line is the SHA-256 of all lines before it.
 */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const beside = `${path}.new`;
  try {
    const file = await open(beside, "w");
    try {
      const hash = createHash("sha256");
      let piece = "";
      for (const line of linesOf(checkpoint)) {
        piece += `${line}\n`;
        if (piece.length < pieceLength) continue;
        hash.update(piece);
        await file.write(piece);
        piece = "";
      }
      hash.update(piece);
      await file.write(`${piece}${JSON.stringify({ sha256: hash.digest("hex") })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function* linesOf({ books, ...rest }: Checkpoint): Generator<string> {
  yield JSON.stringify({ format: checkpointFormat, version: checkpointVersion });
  yield JSON.stringify(encodePlain(rest));
  yield* serializeBooks(books);
}
