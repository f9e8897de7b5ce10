// A CommonJS module whose names Node cannot see.
import cliProgress from "cli-progress";
import type { Hash } from "viem";

import type { Terminal } from "../terminal.ts";

const { Presets, SingleBar } = cliProgress;

/** How far an import is. */
export interface ImportProgress {
  readonly sent: (does: string, hash: Hash) => void;
  readonly done: (count: number) => void;
  readonly end: () => void;
}

/** A bar for people, a line a transaction for logs. */
export function importProgress({ isLive, err }: Terminal, total: number): ImportProgress {
  if (!isLive)
    return {
      sent: (does, hash) => err(`Sent: ${does} (${hash})`),
      done: (count) => err(`${count} of ${total} orders are done.`),
      end: () => undefined,
    };
  const bar = new SingleBar(
    { format: "{bar} {value} of {total} orders | {doing}", hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total, 0, { doing: "" });
  return {
    sent: (does, hash) => bar.update({ doing: `${does} (${hash.slice(0, 10)}…)` }),
    done: (count) => bar.update(count, { doing: "" }),
    end: () => bar.stop(),
  };
}
