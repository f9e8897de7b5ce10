// A CommonJS module whose names Node cannot see.
import cliProgress from "cli-progress";
import { numberText } from "../../text/numberText.ts";
import type { Terminal } from "../terminal.ts";
import { spanText } from "../text/words.ts";

const { Presets, SingleBar } = cliProgress;

/** How far a replay is. */
export interface AuditProgress {
  readonly start: (block: number) => void;
  readonly show: (block: number) => void;
  readonly end: () => void;
}

/** Between two lines where nobody watches: enough to see in a log that it lives. */
const logIntervalMs = 30_000;

/** A bar with rate and remaining time for people, a line now and then for logs. */
export function auditProgress({ isLive, err }: Terminal, toBlock: number): AuditProgress {
  return isLive ? bar(toBlock) : log(err, toBlock);
}

function bar(toBlock: number): AuditProgress {
  const shown = new SingleBar(
    {
      format: "{bar} {percentage} % | block {block} | {rate} blocks/s | {remaining} left",
      etaBuffer: 200,
      hideCursor: true,
      clearOnComplete: true,
      fps: 8,
    },
    Presets.shades_classic,
  );
  let first = 0;
  let startedAt = 0;
  return {
    start(block) {
      first = block;
      startedAt = performance.now();
      shown.start(toBlock - first + 1, 0, { block, rate: "…", remaining: "…" });
    },
    show(block) {
      const done = block - first + 1;
      const seconds = (performance.now() - startedAt) / 1000;
      const left = (seconds / done) * (toBlock - block);
      shown.update(done, {
        block: numberText(block),
        rate: numberText(Math.round(done / seconds)),
        remaining: spanText(Math.ceil(left)),
      });
    },
    end: () => shown.stop(),
  };
}

function log(err: (text: string) => void, toBlock: number): AuditProgress {
  let first = 0;
  let startedAt = 0;
  let shownAt = 0;
  return {
    start(block) {
      first = block;
      startedAt = shownAt = performance.now();
    },
    show(block) {
      const now = performance.now();
      if (now - shownAt < logIntervalMs) return;
      shownAt = now;
      const done = block - first + 1;
      const left = ((now - startedAt) / done) * (toBlock - block);
      err(`block ${numberText(block)} of ${numberText(toBlock)}, about ${Math.ceil(left / 60_000)} min left`);
    },
    end: () => undefined,
  };
}
