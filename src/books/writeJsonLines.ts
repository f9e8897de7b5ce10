import { writeWhole } from "./atomic.ts";
import type { CurrencyBook } from "./currencyBook.ts";
import { type Journal, journalRow } from "./journal.ts";
import type { WriteParameters } from "./writeCsv.ts";

/** Writes the journal as JSON lines. Amounts are strings: a JSON number loses digits beyond 2^53. */
export function writeJsonLines(journal: Journal, { path, currencies }: WriteParameters): Promise<void> {
  return writeWhole(path, jsonLines(journal, currencies));
}

async function* jsonLines(journal: Journal, currencies: CurrencyBook): AsyncGenerator<string> {
  let sequence = 0;
  for await (const entry of journal) {
    sequence += 1;
    const { orderId, fromParty, toParty, ...row } = journalRow(entry, sequence, currencies);
    yield `${JSON.stringify({
      ...row,
      orderId: orderId || null,
      fromParty: fromParty || null,
      toParty: toParty || null,
    })}\n`;
  }
}
