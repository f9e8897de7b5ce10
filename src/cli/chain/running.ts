import { readFile, rm, writeFile } from "node:fs/promises";

import { z } from "zod";

import type { ChainFiles } from "../network/chainFolder.ts";
import { ChainRunningError } from "./errors.ts";
import { endProcess, hasEnded, isAlive } from "./processes.ts";

/** Which processes run a folder's chain, and where it answers. */
export interface Running {
  readonly pid: number;
  /** The process that ends anvil when `pid` is gone, and itself only after it. */
  readonly guard: number;
  readonly anvil: number;
  readonly url: string;
}

const schema = z.object({
  pid: z.number().int(),
  guard: z.number().int(),
  anvil: z.number().int(),
  url: z.url(),
});

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
  const { pid, guard, anvil, url } = running;
  // A number alone proves nothing: the system gives numbers of ended processes away again.
  if (isAlive(pid) && (await answers(url))) throw new ChainRunningError(files.folder, url, pid);
  await hasEnded(guard);
  // Killed with its owner, the guard left anvil alone: it still has the chain, and saves it when it is told to end.
  if (isAlive(anvil) && (await answers(url))) await endProcess(anvil);
  await releaseFolder(files);
}

export async function writeRunning({ running }: ChainFiles, own: Running): Promise<void> {
  await writeFile(running, `${JSON.stringify(own)}\n`);
}

export async function releaseFolder({ running }: ChainFiles): Promise<void> {
  await rm(running, { force: true });
}
