import { parse } from "csv-parse/sync";

export interface CsvLine {
  /** In the file, the first being 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A text that is no CSV, and where. */
export class CsvSyntaxError extends Error {
  override readonly name = "CsvSyntaxError";
  readonly line: number;

  constructor(line: number, cause: Error) {
    super(cause.message, { cause });
    this.line = line;
  }
}

/**
 * Splits a text into lines of fields; empty lines are left out, and lines may have as many fields as they like.
 *
 * @throws CsvSyntaxError
 */
export function csvLines(text: string): CsvLine[] {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new CsvSyntaxError("lines" in error && typeof error.lines === "number" ? error.lines : 1, error);
  }
}
