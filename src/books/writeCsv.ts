import { writeWhole } from "./atomic.ts";
import type { CurrencyBook } from "./currencyBook.ts";
import { type Journal, journalColumns, journalRow } from "./journal.ts";

/** Where a writer writes, and how it names currencies. */
export interface WriteParameters {
  readonly path: string;
  readonly currencies: CurrencyBook;
}

/**
 * Writes the journal as CSV (RFC 4180, UTF-8, one header line).
 *
 * @example await writeCsv(journal, { path: "out/journal.csv", currencies: currencyBook(names) });
 */
export function writeCsv(journal: Journal, { path, currencies }: WriteParameters): Promise<void> {
  return writeWhole(path, csvLines(journal, currencies));
}

async function* csvLines(journal: Journal, currencies: CurrencyBook): AsyncGenerator<string> {
  yield csvLine(journalColumns);
  let sequence = 0;
  for await (const entry of journal) {
    sequence += 1;
    const row = journalRow(entry, sequence, currencies);
    yield csvLine(journalColumns.map((column) => String(row[column])));
  }
}

/** One record. What a spreadsheet would take for a formula is marked as text. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

function csvField(value: string): string {
  // A signed number is no formula.
  const text = /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
