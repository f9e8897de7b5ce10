import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { ChainShape } from "./chain.ts";

export interface SyntheticNode {
  readonly url: string;
  /** Of all blocks, foreign logs included; zero for a chain that is made while it is read. */
  readonly logs: number;
  close(): void;
}

/** Starts a node of a synthetic chain. @param isKept Whether the whole chain is made beforehand and can be read again. */
export function startNode(shape: ChainShape, isKept: boolean): Promise<SyntheticNode> {
  const child = fork(
    fileURLToPath(new URL("server.ts", import.meta.url)),
    [JSON.stringify(shape), JSON.stringify(isKept)],
    {
      execArgv: ["--import", "tsx", "--max-old-space-size=8192"],
    },
  );
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      const { url, logs } = message as { url: string; logs: number };
      resolve({ url, logs, close: () => child.kill() });
    });
    child.once("exit", (code) => reject(new Error(`the node ended with ${code}`)));
  });
}
