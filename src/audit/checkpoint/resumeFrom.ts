import { readHeader } from "../../rpc/readHeaders.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import type { BooksOptions } from "../fold/books.ts";
import { headerHash } from "../prove/headerHash.ts";
import type { Checkpoint, CheckpointSubject } from "./checkpoint.ts";
import { CheckpointError } from "./checkpointError.ts";
import { readCheckpoint } from "./readCheckpoint.ts";

/**
 * What an audit goes on from; `undefined` when there is no checkpoint yet.
 *
 * @throws CheckpointError when the file must not be used: above all when the chain has other blocks now than it is about.
 */
export async function resumeFrom(
  rpc: Rpc,
  path: string,
  subject: CheckpointSubject,
  toBlock: number,
  options: BooksOptions = {},
): Promise<Checkpoint | undefined> {
  const checkpoint = await readCheckpoint(path, subject, options);
  if (checkpoint === undefined) return undefined;
  const block = checkpoint.next - 1;
  if (block > toBlock)
    throw new CheckpointError(
      "checkpointOfAnother",
      `it goes to block ${block}, the audit only to ${toBlock}`,
    );

  const { lastHash } = checkpoint.walked;
  // Unproven, or unreadable, the end of a range has no hash to compare.
  if (lastHash === undefined) return checkpoint;
  const header = await readHeader(rpc, block);
  if (!header.ok) throw new Error(`Block ${block} of the checkpoint could not be read: ${header.reason}`);
  const now = headerHash(header.value);
  if (now !== lastHash)
    throw new CheckpointError("checkpointReorganized", `block ${block} is ${now}, it was ${lastHash}`);
  return checkpoint;
}
