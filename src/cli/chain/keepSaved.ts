import { setTimeout } from "node:timers/promises";

import type { ChainFiles } from "../network/chainFolder.ts";
import { saveState } from "./chainState.ts";
import { dumpState, type LocalClient } from "./startEngine.ts";

/** How often the chain is asked for a new block. */
const LOOK_MS = 100;

/** Saves the chain whenever it has a new block, until the signal. What it cannot save anvil's end will. */
export async function keepSaved(client: LocalClient, files: ChainFiles, until: AbortSignal): Promise<void> {
  let saved: string | null | undefined;
  while (!until.aborted) {
    const began = Date.now();
    try {
      const { hash } = await client.getBlock();
      if (hash !== saved) {
        await saveState(files, await dumpState(client));
        saved = hash;
      }
    } catch (error) {
      // An anvil that is gone answers nothing; a disk that is full is the user's to know.
      if (error instanceof Error && "syscall" in error) throw error;
    }
    // As long as the last save took: a long chain must not do nothing but save.
    const rest = Math.max(LOOK_MS, Date.now() - began);
    await setTimeout(rest, undefined, { signal: until }).catch(() => {});
  }
}
