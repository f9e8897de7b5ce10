import { createReadStream } from "node:fs";
import { matchStatement, readOwnCsv, type StatementMatch, type StatementPart } from "../../books/index.ts";

import type { Audited } from "../audit/runAudit.ts";

/** Compares a statement with a party's own file. */
export async function matched(
  { verdict, currencies }: Audited,
  parts: readonly StatementPart[],
  path: string,
): Promise<StatementMatch> {
  const known = verdict.currencies.map(({ token }) => currencies(token));
  const own = await readOwnCsv(createReadStream(path, "utf8") as AsyncIterable<string>, known);
  const lines = parts.flatMap((part) => (part.part === "line" ? [part.line] : []));
  return matchStatement(lines, own);
}
