import type { Checkpoint } from "./checkpoint.ts";
import { writeCheckpoint } from "./writeCheckpoint.ts";

/** Writing takes at most this part of the run's time. */
const largestShare = 0.1;

/**
 * Writes a checkpoint after every range. Books grow, so ranges are passed over as soon as writing would take more than a
 * tenth of the time; the cost of an event stays the same then, however long the run. The last is always written: the next
 * audit goes on from there.
 */
export function checkpointWriter(
  path: string,
  onCheckpoint?: () => Promise<void> | void,
): (checkpoint: Checkpoint, isLast: boolean) => Promise<void> {
  let mayWriteAt = 0;
  return async (checkpoint, isLast) => {
    const startedAt = performance.now();
    if (startedAt < mayWriteAt && !isLast) return;
    await onCheckpoint?.();
    await writeCheckpoint(path, checkpoint);
    const endedAt = performance.now();
    mayWriteAt = endedAt + (endedAt - startedAt) / largestShare;
  };
}
