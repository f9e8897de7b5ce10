import type { Address } from "viem";

import { type Books, emptyBooks } from "../fold/books.ts";
import { recordParser, serializeRecord } from "./serializeRecord.ts";

/** Books as lines of text, without loss, whatever plain data they hold. */
export function serializeBooks(books: Books): Generator<string> {
  return serializeRecord({ ...books });
}

/** @throws when the lines are none of `serializeBooks`. */
export function parseBooks(lines: Iterable<string>, escrow: Address, chainId: number): Books {
  const parser = recordParser();
  for (const line of lines) parser.line(line);
  return restoreBooks(parser.record, escrow, chainId);
}

/** Puts back what books compute with. */
export function restoreBooks(
  record: Readonly<Record<string, unknown>>,
  escrow: Address,
  chainId: number,
): Books {
  return { ...emptyBooks(escrow, chainId), ...record };
}
