import {
  csvLine,
  type OrderSides,
  type Period,
  type StatementPart,
  validateXml,
  writeCamt054,
  writeReport,
  writeWhole,
} from "../../books/index.ts";
import type { Audited } from "../audit/runAudit.ts";
import { UsageError } from "../usageError.ts";
import { lineFields } from "./statementJson.ts";
import { type StatementOf, statementFoldOf } from "./statementOf.ts";

/** Files that a command line asks for, by option. */
export interface StatementFiles {
  readonly csv?: string | undefined;
  readonly html?: string | undefined;
  readonly camt?: string | undefined;
  readonly xsd?: string | undefined;
}

export interface StatementFilesParameters {
  readonly title: string;
  readonly of: StatementOf;
  readonly period: Period;
  readonly parts: readonly StatementPart[];
  readonly orders: ReadonlyMap<`0x${string}`, OrderSides>;
}

/** Writes them. Returns what there is to say about each, a line apiece. */
export async function writeStatementFiles(
  files: StatementFiles,
  audited: Audited,
  parameters: StatementFilesParameters,
): Promise<string[]> {
  const { csv, html, camt, xsd } = files;
  const said: string[] = [];
  if (csv !== undefined) {
    await writeWhole(csv, csvLines(parameters.parts));
    said.push(`CSV       ${csv}`);
  }
  if (html !== undefined) {
    await writePage(html, audited, parameters);
    said.push(`HTML      ${html}`);
  }
  if (camt !== undefined) {
    await writeMessage(camt, audited, parameters);
    said.push(`camt.054  ${camt}${xsd === undefined ? "" : `: ${await judgement(camt, xsd)}`}`);
  }
  return said;
}

function* csvLines(parts: readonly StatementPart[]): Generator<string> {
  let headed = false;
  for (const part of parts) {
    if (part.part !== "line") continue;
    const fields = lineFields(part.line);
    if (!headed) yield csvLine(Object.keys(fields));
    headed = true;
    yield csvLine(Object.values(fields).map(String));
  }
}

async function writePage(
  path: string,
  audited: Audited,
  parameters: StatementFilesParameters,
): Promise<void> {
  const { archive, books, verdict, currencies, subject, endTime } = audited;
  const { title, of, period, orders } = parameters;
  await writeReport(archive.journal, {
    path,
    verdict,
    currencies,
    orders: archive.orders(books),
    escrow: subject.escrow,
    endTime,
    statements: [{ title, fold: statementFoldOf(of, period, audited, orders) }],
  });
}

function writeMessage(path: string, audited: Audited, parameters: StatementFilesParameters): Promise<void> {
  const { of, period, orders } = parameters;
  if (!("party" in of)) throw new UsageError("--camt is a notification to a party: give --party ADDRESS.");
  const { archive, currencies, subject, endTime } = audited;
  const { escrow } = subject;
  return writeCamt054(archive.journal, {
    path,
    ...of,
    period,
    currencies,
    orders,
    escrow,
    createdAt: endTime,
  });
}

async function judgement(path: string, xsd: string): Promise<string> {
  const found = await validateXml(path, xsd);
  if (found.outcome === "valid") return `valid by ${xsd}`;
  if (found.outcome === "unchecked") return `not checked: ${found.reason}`;
  throw new UsageError(`${path} is not valid by ${xsd}.`, found.problems.slice(0, 20));
}
