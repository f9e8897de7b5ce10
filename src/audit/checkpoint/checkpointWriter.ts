import type { Checkpoint } from "./checkpoint.ts";
import { writeCheckpoint } from "./writeCheckpoint.ts";

/** Writing takes at most this part of the run's time. */
const largestShare = 0.1;

/**
 * Writes a checkpoint after every range. Books grow, so ranges are passed over as soon as writing would take more than a
 * tenth of the time; the cost of an event stays the same then, however long the run.
 */
export function checkpointWriter(path: string): (checkpoint: Checkpoint) => Promise<void> {
  let mayWriteAt = 0;
  return async (checkpoint) => {
    const startedAt = performance.now();
    if (startedAt < mayWriteAt) return;
    await writeCheckpoint(path, checkpoint);
    const endedAt = performance.now();
    mayWriteAt = endedAt + (endedAt - startedAt) / largestShare;
  };
}
