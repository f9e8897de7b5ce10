import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

import { z } from "zod";

import type { ChainFiles } from "./chainFolder.ts";
import { ChainRunningError } from "./errors.ts";

/** Which processes run a folder's chain, and where it answers. */
export interface Running {
  readonly pid: number;
  /** The process that ends anvil when `pid` is gone, and itself only after it. */
  readonly guard: number;
  readonly url: string;
}

const schema = z.object({ pid: z.number().int(), guard: z.number().int(), url: z.url() });

/** How long anvil may take to save its state after its asker was killed. */
const PATIENCE_MS = 15_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function answers(url: string): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "anvil_nodeInfo", params: [] });
  const headers = { "content-type": "application/json" };
  return fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function readRunning({ running }: ChainFiles): Promise<Running | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(running, "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Makes sure that nobody runs this chain; waits for one whose owner was killed to be saved.
 *
 * @throws ChainRunningError
 */
export async function claimFolder(files: ChainFiles): Promise<void> {
  const running = await readRunning(files);
  if (running === undefined) return;
  const { pid, guard, url } = running;
  // A number alone proves nothing: the system gives numbers of ended processes away again.
  if (isAlive(pid) && (await answers(url))) throw new ChainRunningError(files.folder, url, pid);
  const until = Date.now() + PATIENCE_MS;
  while (isAlive(guard) && Date.now() < until) await setTimeout(50);
  if (isAlive(guard) && (await answers(url))) throw new ChainRunningError(files.folder, url, guard);
  await releaseFolder(files);
}

export async function writeRunning({ running }: ChainFiles, own: Running): Promise<void> {
  await writeFile(running, `${JSON.stringify(own)}\n`);
}

export async function releaseFolder({ running }: ChainFiles): Promise<void> {
  await rm(running, { force: true });
}
