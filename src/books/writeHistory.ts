import { readdir } from "node:fs/promises";
import { join } from "node:path";

import type { Hex } from "viem";

import type { CurrencyBook } from "./currencyBook.ts";
import { HistoryOverlapError } from "./historyOverlapError.ts";
import type { Journal } from "./journal.ts";

/** Which blocks of which escrow a part of a history holds, and where the history is. */
export interface WriteHistoryParameters {
  readonly folder: string;
  readonly chainId: number;
  readonly escrow: Hex;
  /** Both ends are in the part. */
  readonly fromBlock: number;
  readonly toBlock: number;
  readonly currencies: CurrencyBook;
  /** DuckDB's own limit, as in "512MB". */
  readonly memoryLimit?: string | undefined;
}

/** Numbers of one length are in their order as text, and a name pattern tells whole parts from unfinished ones. */
const blockDigits = 10;

/**
 * Adds the journal of a range of blocks to a history: `chain=…/escrow=…/blocks=…/month=…`. A part is whole or absent; the
 * same range again takes its place.
 *
 * @returns The part's folder.
 * @throws HistoryOverlapError
 */
export async function writeHistory(journal: Journal, parameters: WriteHistoryParameters): Promise<string> {
  const { folder, chainId, escrow, fromBlock, toBlock, currencies, memoryLimit } = parameters;
  const parts = join(folder, `chain=${chainId}`, `escrow=${escrow.toLowerCase()}`);
  const name = `blocks=${digits(fromBlock)}-${digits(toBlock)}`;
  for (const existing of await namesIn(parts)) {
    const [, from, to] = /^blocks=([0-9]{10})-([0-9]{10})$/.exec(existing) ?? [];
    if (from === undefined || existing === name) continue;
    if (Number(from) <= toBlock && Number(to) >= fromBlock) throw new HistoryOverlapError(name, existing);
  }
  const path = join(parts, name);
  const { writeParquet } = await import("./writeParquet.ts");
  await writeParquet(journal, { path, currencies, memoryLimit });
  return path;
}

function digits(block: number): string {
  return String(block).padStart(blockDigits, "0");
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
