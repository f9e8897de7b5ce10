import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { ChainReport } from "../../src/cli/chain/chainReport.ts";

const program = fileURLToPath(new URL("../../bin/lading.mjs", import.meta.url));

/** A chain of `lading chain` in a process of its own. */
export interface LocalChain {
  readonly report: ChainReport;
  /** What it said besides, so far. */
  readonly err: () => string;
  /** Sends a signal to the program alone. @returns Its exit code, or the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
  readonly ended: Promise<number | NodeJS.Signals>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  server.close();
  await once(server, "close");
  return bound.port;
}

/** Starts the real program and waits until its chain is ready. */
export async function startLocalChain(
  folder: string,
  port: number,
  more: readonly string[] = [],
): Promise<LocalChain> {
  const args = [program, "chain", "--folder", folder, "--port", String(port), "--json", ...more];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stderr.on("data", (piece) => {
    err += piece;
  });
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const ready = new Promise<ChainReport>((resolve) => {
    child.stdout.on("data", (piece) => {
      out += piece;
      // The last line of indented JSON.
      if (/^\}$/m.test(out)) resolve(JSON.parse(out));
    });
  });
  const failed = ended.then((code) => {
    throw new Error(`lading chain ended with ${code}: ${err}`);
  });
  const report = await Promise.race([ready, failed]);
  failed.catch(() => {});
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { report, err: () => err, end, ended };
}

/** The processes that run a folder's chain now. */
export async function processesOf(folder: string): Promise<{ pid: number; guard: number; anvil: number }> {
  return JSON.parse(await readFile(join(folder, "running.json"), "utf8"));
}
