import { CsvError, parse } from "csv-parse";
import type { Hex } from "viem";

import { parseMoney } from "../../order/money.ts";
import { parseUtc } from "../../text/parseUtc.ts";
import type { BookCurrency } from "../currencyBook.ts";
import { OwnCsvError, type OwnCsvProblem } from "./ownCsvError.ts";

/** One line of a party's own records. */
export interface OwnRow {
  /** In the file, the header being line 1. */
  readonly line: number;
  /** Days since 1970-01-01, UTC. */
  readonly day: number;
  readonly currency: BookCurrency;
  /** In the smallest unit; negative when it left the party. */
  readonly amount: bigint;
  readonly orderId: Hex | undefined;
  /** The party's own words. */
  readonly reference: string;
}

/** Headings that are understood, in any letter case. */
const headings: Readonly<Record<string, readonly string[]>> = {
  date: ["date", "time", "datetime", "booking date", "value date", "day"],
  amount: ["amount", "sum", "value"],
  currency: ["currency", "token", "ccy", "asset"],
  order: ["order", "order id", "orderid", "order_id"],
  reference: ["reference", "ref", "memo", "note", "description", "text"],
};
const required = ["date", "amount", "currency"];

/**
 * Reads a party's own records, tolerantly: comma, semicolon or tab, any order and letter case of columns, further columns,
 * thousands separators. What cannot be read with certainty is an error, never a guess.
 *
 * @param text The file, in pieces.
 * @param currencies Those of the statement; a code or a token's address names one.
 * @throws OwnCsvError with every bad line.
 */
export async function readOwnCsv(
  text: AsyncIterable<string> | Iterable<string>,
  currencies: readonly BookCurrency[],
): Promise<OwnRow[]> {
  const problems: OwnCsvProblem[] = [];
  const rows: OwnRow[] = [];
  const parser = parse({
    bom: true,
    delimiter: [",", ";", "\t"],
    trim: true,
    skip_empty_lines: true,
    info: true,
  });
  const records = parser as AsyncIterable<{ record: string[]; info: { lines: number } }>;
  const fed = feed(parser, text);
  try {
    let columns: ReadonlyMap<string, number> | undefined;
    for await (const { record, info } of records) {
      if (columns === undefined) columns = columnsOf(record);
      else rows.push(...readRow(record, info.lines, { columns, currencies, problems }));
    }
    if (columns === undefined) problems.push({ line: 1, column: undefined, reason: "is empty" });
    await fed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    problems.push({ line, column: undefined, reason: error.message });
  }
  if (problems.length > 0) throw new OwnCsvError(problems);
  return rows;
}

async function feed(
  parser: ReturnType<typeof parse>,
  text: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece))
        await new Promise((resolve) => parser.once("drain", resolve).once("close", resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function columnsOf(header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, heading] of header.entries()) {
    const name = Object.keys(headings).find((key) => headings[key]?.includes(heading.toLowerCase()));
    if (name !== undefined && !columns.has(name)) columns.set(name, index);
  }
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length === 0) return columns;
  throw new OwnCsvError(
    missing.map((name) => ({
      line: 1,
      column: name,
      reason: `is missing; known headings: ${headings[name]?.join(", ")}`,
    })),
  );
}

interface RowContext {
  readonly columns: ReadonlyMap<string, number>;
  readonly currencies: readonly BookCurrency[];
  readonly problems: OwnCsvProblem[];
}

function readRow(
  record: readonly string[],
  line: number,
  { columns, currencies, problems }: RowContext,
): OwnRow[] {
  const text = (column: string): string => record[columns.get(column) ?? -1] ?? "";
  const before = problems.length;
  const fail = (column: string, reason: string) => void problems.push({ line, column, reason });

  const time = timeOf(text("date"));
  if (time === undefined)
    fail("date", `"${text("date")}" is no date such as 2026-01-31 or 2026-01-31T08:15:00Z`);

  const wanted = text("currency").toLowerCase();
  const currency = currencies.find(({ code, token }) => code.toLowerCase() === wanted || token === wanted);
  if (currency === undefined) {
    fail("currency", `"${text("currency")}" is none of ${currencies.map(({ code }) => code).join(", ")}`);
  }
  const amount = currency === undefined ? undefined : amountOf(text("amount"), currency);
  if (currency !== undefined && amount === undefined) {
    fail(
      "amount",
      `"${text("amount")}" is no amount such as -1250.50, with at most ${currency.decimals} digits after the point`,
    );
  }
  const order = text("order").toLowerCase();
  if (order !== "" && !/^0x[0-9a-f]{64}$/.test(order))
    fail("order", `"${order}" is no order id (0x and 64 hex digits)`);

  if (problems.length > before || time === undefined || currency === undefined || amount === undefined)
    return [];
  const orderId = order === "" ? undefined : (order as Hex);
  return [{ line, day: Math.floor(time / 86_400), currency, amount, orderId, reference: text("reference") }];
}

/** Unix seconds. A time without a zone is UTC, not the reader's own. */
function timeOf(date: string): number | undefined {
  return (parseUtc(date) ?? parseUtc(`${date}Z`))?.firstAt;
}

/** A comma is taken for a thousands separator only where it stands as one; "1,5" could mean two things. */
function amountOf(text: string, currency: BookCurrency): bigint | undefined {
  const plain = /^[+-]?\d{1,3}([,' ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[,' ]/g, "") : text;
  try {
    return parseMoney(plain.replace(/^\+/, ""), currency).amount;
  } catch {
    return undefined;
  }
}
