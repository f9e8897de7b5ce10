import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

import { type BooksOptions, emptyBooks } from "../fold/books.ts";
import { type BooksParser, booksParser } from "./books.ts";
import type { Checkpoint, CheckpointSubject } from "./checkpoint.ts";
import { CheckpointError } from "./checkpointError.ts";
import { decodePlain } from "./encodePlain.ts";
import { checkpointFormat, checkpointVersion } from "./writeCheckpoint.ts";

/**
 * Reads the checkpoint of an audit; `undefined` when there is none yet.
 *
 * @throws CheckpointError when the file is damaged, or of another audit.
 */
export async function readCheckpoint(
  path: string,
  subject: CheckpointSubject,
  options: BooksOptions = {},
): Promise<Checkpoint | undefined> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { head, books } = await readRecord(
      file.readLines(),
      booksParser(emptyBooks(subject.escrow, subject.chainId, options)),
    );
    const given = head.subject;
    for (const key of ["chainId", "escrow", "fromBlock", "prove", "routers"] as const) {
      if (comparable(given[key]) !== comparable(subject[key]))
        throw new CheckpointError("checkpointOfAnother", `its ${key} is ${given[key]}, not ${subject[key]}`);
    }
    return { ...head, books };
  } finally {
    await file.close();
  }
}

/** Neither the letters of an address nor the order of several say anything. */
function comparable(value: CheckpointSubject[keyof CheckpointSubject]): string {
  return [value]
    .flat()
    .map((one) => String(one).toLowerCase())
    .sort()
    .join();
}

/** Nothing is believed before the last line was seen. */
async function readRecord(lines: AsyncIterable<string>, parser: BooksParser) {
  const hash = createHash("sha256");
  let held: string | undefined;
  let count = 0;
  let head: Omit<Checkpoint, "books"> | undefined;
  try {
    for await (const line of lines) {
      if (held !== undefined) {
        hash.update(`${held}\n`);
        if (count === 0) checkVersion(held);
        else if (count === 1) head = decodePlain(JSON.parse(held)) as Omit<Checkpoint, "books">;
        else parser.line(held);
        count += 1;
      }
      held = line;
    }
  } catch (error) {
    if (error instanceof CheckpointError) throw error;
    throw new CheckpointError("checkpointDamaged", error instanceof Error ? error.message : String(error));
  }
  if (held !== JSON.stringify({ sha256: hash.digest("hex") }) || head === undefined)
    throw new CheckpointError("checkpointDamaged", "its last line is not the hash of the others");
  return { head, books: parser.books() };
}

function checkVersion(line: string): void {
  const { format, version } = JSON.parse(line) as { format?: unknown; version?: unknown };
  if (format !== checkpointFormat || version !== checkpointVersion)
    throw new CheckpointError(
      "checkpointDamaged",
      `it is ${format} ${version}, not ${checkpointFormat} ${checkpointVersion}`,
    );
}
