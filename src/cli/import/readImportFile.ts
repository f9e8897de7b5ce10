import { type CsvLine, CsvSyntaxError, csvLines } from "../../text/csvLines.ts";
import { detailColumns, neededColumns, orderColumns } from "./importColumns.ts";
import { ImportFileError, type ImportProblem } from "./importProblem.ts";
import type { ImportRow } from "./importRow.ts";
import { type Parties, readImportLine } from "./readImportLine.ts";

/**
 * Reads a file of orders. Everything that is wrong with it is reported at once.
 *
 * @param path Its name, for messages.
 * @throws ImportFileError with line, column and reason of every problem.
 */
export function readImportFile(path: string, text: string, parties: Parties): ImportRow[] {
  const [header, ...lines] = readLines(path, text);
  if (header === undefined) throw new ImportFileError(path, [{ line: 1, reason: "the file is empty" }]);
  const problems: ImportProblem[] = headerProblems(header);
  if (lines.length === 0) problems.push({ line: header.line, reason: "no order follows the header" });
  if (problems.length > 0) throw new ImportFileError(path, problems);

  const rows: ImportRow[] = [];
  const seen = new Map<string, number>();
  for (const { line, fields } of lines) {
    if (fields.length !== header.fields.length) {
      problems.push({ line, reason: `has ${fields.length} fields instead of ${header.fields.length}` });
      continue;
    }
    const named = Object.fromEntries(header.fields.map((column, index) => [column, fields[index] ?? ""]));
    const reference = (named.reference ?? "").normalize("NFC");
    const earlier = seen.get(reference);
    if (earlier !== undefined && reference !== "")
      problems.push({ line, column: "reference", reason: `"${reference}" is on line ${earlier} already` });
    else seen.set(reference, line);
    const row = readImportLine(line, named, parties);
    if (Array.isArray(row)) problems.push(...row);
    else rows.push(row);
  }
  if (problems.length > 0) throw new ImportFileError(path, problems);
  return rows;
}

function headerProblems({ line, fields }: CsvLine): ImportProblem[] {
  const known = new Set<string>([...orderColumns, ...detailColumns.keys()]);
  const unknown = fields.filter((column) => !known.has(column));
  const missing = neededColumns.filter((column) => !fields.includes(column));
  const twice = fields.filter((column, index) => fields.indexOf(column) !== index);
  return [
    ...unknown.map((column) => ({
      line,
      column: column === "" ? "(no name)" : column,
      reason: `is no column of an import; there are ${[...known].join(", ")}`,
    })),
    ...missing.map((column) => ({ line, column, reason: "is missing" })),
    ...twice.map((column) => ({ line, column, reason: "is there twice" })),
  ];
}

function readLines(path: string, text: string): CsvLine[] {
  try {
    return csvLines(text);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error;
    throw new ImportFileError(path, [{ line: error.line, reason: error.message }]);
  }
}
