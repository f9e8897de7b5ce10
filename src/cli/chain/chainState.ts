import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

import { type Hex, hexToBytes } from "viem";
import { z } from "zod";

import type { ChainFiles } from "../network/chainFolder.ts";
import { ChainStateDamagedError } from "./errors.ts";

const stateSchema = z.object({
  accounts: z.record(z.string(), z.unknown()),
  best_block_number: z.number(),
  block: z.object({ timestamp: z.string().regex(/^0x[0-9a-f]+$/) }),
  blocks: z
    .array(z.looseObject({ header: z.looseObject({ number: z.string(), timestamp: z.string() }) }))
    .min(1),
});

/** A chain to go on from. */
export interface ChainState {
  readonly block: number;
  /** Time of that block, unix seconds. */
  readonly time: number;
}

/** Writes a file whole or not at all, whenever the process ends: anvil itself writes in place. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, text, { flush: true });
  await rename(beside, file);
}

/** Keeps what `anvil_dumpState` gave. */
export async function saveState({ state }: ChainFiles, dump: Hex): Promise<void> {
  await writeWhole(state, gunzipSync(hexToBytes(dump)).toString());
}

function parseState(text: string): ChainState {
  const { best_block_number, block } = stateSchema.parse(JSON.parse(text));
  return { block: best_block_number, time: Number(block.timestamp) };
}

function isWhole(text: string): boolean {
  try {
    parseState(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * anvil makes a first block at every start, of that start's time, before it loads those of before, and then dumps both:
 * which of them its next start takes as the first is chance. The oldest is the one that the chain stands on.
 *
 * @returns The state without the others, if there are any.
 */
function withOneGenesis(text: string): string | undefined {
  const state: unknown = JSON.parse(text);
  const { blocks } = stateSchema.parse(state);
  const firsts = blocks.filter(({ header }) => Number(header.number) === 0);
  if (firsts.length < 2) return undefined;
  const oldest = Math.min(...firsts.map(({ header }) => Number(header.timestamp)));
  const isKept = ({ header }: (typeof blocks)[number]): boolean =>
    Number(header.number) !== 0 || Number(header.timestamp) === oldest;
  return JSON.stringify({ ...(state as object), blocks: blocks.filter(isKept) });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Takes over what anvil wrote when it ended, if it could finish.
 *
 * Every end and every start takes it away, so one that is there is newer than the saved state.
 */
export async function adoptExit({ state, exit }: ChainFiles): Promise<void> {
  const text = await readIfThere(exit);
  if (text === undefined) return;
  // Without a saved state the chain was not ready yet: it begins anew. And a file that anvil was killed over is of no
  // use: the state saved after the last block is whole.
  if ((await readIfThere(state)) !== undefined && isWhole(text)) await rename(exit, state);
  else await rm(exit);
}

/**
 * The chain that a folder has; `undefined` where none began yet.
 *
 * @throws ChainStateDamagedError
 */
export async function readState(files: ChainFiles): Promise<ChainState | undefined> {
  const text = await readIfThere(files.state);
  if (text === undefined) return undefined;
  try {
    const state = parseState(text);
    const single = withOneGenesis(text);
    if (single !== undefined) await writeWhole(files.state, single);
    return state;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ChainStateDamagedError(files.state, reason, error);
  }
}
