import { join } from "node:path";

import type { WriteHtmlReportParameters } from "./html/writeHtmlReport.ts";
import type { Journal } from "./journal.ts";
import { writeBeancount } from "./writeBeancount.ts";
import { writeCsv } from "./writeCsv.ts";
import { writeHledger } from "./writeHledger.ts";
import { writeJsonLines } from "./writeJsonLines.ts";
import { writeReport } from "./writeReport.ts";

/** What an audit leaves for others, and under which name in its folder. */
export const exportNames = {
  html: "report.html",
  csv: "journal.csv",
  jsonl: "journal.jsonl",
  parquet: "journal.parquet",
  hledger: "books.journal",
  beancount: "books.beancount",
} as const;

export type ExportFormat = keyof typeof exportNames;

export const exportFormats = Object.keys(exportNames) as ExportFormat[];

export interface WriteExportsParameters extends Omit<WriteHtmlReportParameters, "path"> {
  readonly journal: Journal;
  readonly folder: string;
  readonly formats?: readonly ExportFormat[] | undefined;
}

/** Writes each format in a pass of its own, so that none holds the journal. Returns the path of each. */
export async function writeExports(
  parameters: WriteExportsParameters,
): Promise<Partial<Record<ExportFormat, string>>> {
  const { journal, folder, formats = exportFormats } = parameters;
  const paths: Partial<Record<ExportFormat, string>> = {};
  for (const format of formats) {
    const path = join(folder, exportNames[format]);
    await writers[format](journal, { ...parameters, path });
    paths[format] = path;
  }
  return paths;
}

/** The library of Parquet takes a good part of the program's start: only who writes such a file loads it. */
const writers: Readonly<
  Record<ExportFormat, (journal: Journal, parameters: WriteHtmlReportParameters) => Promise<void>>
> = {
  html: writeReport,
  csv: writeCsv,
  jsonl: writeJsonLines,
  parquet: async (journal, parameters) =>
    (await import("./writeParquet.ts")).writeParquet(journal, parameters),
  hledger: writeHledger,
  beancount: writeBeancount,
};
