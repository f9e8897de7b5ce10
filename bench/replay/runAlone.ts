import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { AloneResult } from "./alone.ts";
import type { ContenderName } from "./contenders.ts";

/** Runs a contender, or the auditor's fold ("books"), in a process of its own, so that its memory is its own. */
export function runAlone(
  name: ContenderName | "books",
  url: string,
  toBlock: number,
  chunk = 0,
): Promise<AloneResult> {
  const child = fork(
    fileURLToPath(new URL("alone.ts", import.meta.url)),
    [name, url, String(toBlock), String(chunk)],
    { execArgv: ["--import", "tsx"] },
  );
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as AloneResult));
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}
