import type { Address } from "viem";

import { type Finding, finding } from "../finding.ts";
import type { Books } from "../fold/books.ts";
import type { Rpc } from "../rpc.ts";
import { readWords } from "../source/readStorage.ts";
import { expectations } from "./expectations.ts";

/** Compares what the events say with what the contract stores, word by word. */
export async function checkStorage(
  rpc: Rpc,
  escrow: Address,
  books: Books,
  block: number,
): Promise<Finding[]> {
  const expected = expectations(books);
  const words = await readWords(
    rpc,
    escrow,
    expected.map(({ slot }) => slot),
    block,
  );
  return expected.flatMap(({ word, code, what, details }, index) => {
    const read = words[index];
    if (read?.ok === true && read.value === word) return [];
    const stored = read?.ok === true ? `stored is 0x${read.value.toString(16)}` : `unread: ${read?.reason}`;
    return [finding(code, `${what}, ${stored}`, { block, ...details })];
  });
}
