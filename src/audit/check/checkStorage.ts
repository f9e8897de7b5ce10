import type { Address } from "viem";
import { readWords } from "../../rpc/readStorage.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { type Finding, finding } from "../finding.ts";
import type { Books } from "../fold/books.ts";
import { type Expectation, expectations } from "./expectations.ts";

/** Words that are asked for and held in memory at once. */
const wordsAtOnce = 4_096;

/** Compares what the events say with what the contract stores, word by word. */
export async function checkStorage(
  rpc: Rpc,
  escrow: Address,
  books: Books,
  block: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const expected of pieces(expectations(books), wordsAtOnce)) {
    const slots = expected.map(({ slot }) => slot);
    const words = await readWords(rpc, escrow, slots, block);
    for (const [index, { word, code, what, details }] of expected.entries()) {
      const read = words[index];
      if (read?.ok !== true) {
        const reason = read?.reason ?? "no answer";
        findings.push(finding("storageUnreadable", `${what}, ${reason}`, { block, ...details }));
      } else if (read.value !== word) {
        const stored = `stored is 0x${read.value.toString(16)}`;
        findings.push(finding(code, `${what}, ${stored}`, { block, ...details }));
      }
    }
  }
  return findings;
}

function* pieces(items: Iterable<Expectation>, size: number): Iterable<Expectation[]> {
  let piece: Expectation[] = [];
  for (const item of items) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
