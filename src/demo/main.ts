import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exitCodeOf } from "../audit/index.ts";

import { numberText } from "../text/numberText.ts";
import { banks } from "./banks.ts";
import { compile } from "./live/compile.ts";
import { readOrderFile } from "./orderFile.ts";
import { OrderFileError } from "./orderFileError.ts";
import type { OrderRow } from "./orderRow.ts";
import { datedPrices, gasFenUp } from "./prices.ts";
import type { Corridor } from "./report/corridors.ts";
import { corridorsOf } from "./report/corridors.ts";
import type { FxLine } from "./report/fxLines.ts";
import { costFenUp, costTenthBps, fxLinesOf } from "./report/fxLines.ts";
import { fxReport } from "./report/fxReport.ts";
import { progressOn } from "./report/progress.ts";
import { corridorReport, currencyLines, currencyReport, verdictReport } from "./report/report.ts";
import type { Lived } from "./run.ts";
import { runOrders } from "./run.ts";
import { writeAuditReport } from "./writeAuditReport.ts";

const exampleOrders = fileURLToPath(new URL("../../examples/orders.csv", import.meta.url));

const defaultFolder = fileURLToPath(new URL("../../out/demonstration", import.meta.url));

const usage = `Usage: npm start -- [--orders FILE] [--out FOLDER] [--json]

  --orders FILE  orders to live through (CSV); default: examples/orders.csv
  --out FOLDER   where the audit's report goes; default: out/demonstration
  --json         print the outcome as JSON
  --help         print this`;

/** The options of the command, or what is wrong with them. */
function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string" },
      out: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const { orders = exampleOrders, out = defaultFolder, json = false, help = false } = values;
  return { orders, out, json, help };
}

async function readRows(file: string): Promise<OrderRow[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OrderFileError(file, [
      { line: undefined, column: undefined, reason: `cannot be read: ${reason}` },
    ]);
  }
  return readOrderFile(file, text);
}

const feesByBank = (fees: readonly bigint[]) =>
  Object.fromEntries(banks.map((bank, index) => [bank.name, fees[index]]));

/** The outcome for programs: amounts as decimal strings in the smallest unit, bank and gas costs in fen. */
function outcomeJson(
  rows: readonly OrderRow[],
  lived: Lived,
  corridors: readonly Corridor[],
  fxLines: readonly FxLine[],
  report: string,
): string {
  const outcome = {
    orders: rows.length,
    transactions: lived.sent.length,
    currencies: currencyLines(lived.verdict, lived.world.tokens).map(({ code, totals }) => ({
      currency: code,
      ...totals,
    })),
    corridors: corridors.map(({ name, orders, bankFees, gas }) => ({
      name,
      orders,
      gas,
      bankFees: feesByBank(bankFees),
      gasCosts: Object.fromEntries(datedPrices.gas.map((price) => [price.name, gasFenUp(gas, price)])),
    })),
    conversions: fxLines.map(({ name, when, orders, cost, bankFees, ...line }) => ({
      ...{ name, when, orders, ...line },
      costBps: Number(costTenthBps(cost)) / 10,
      cost: costFenUp(cost),
      bankFees: feesByBank(bankFees),
    })),
    balanced: lived.verdict.balanced,
    proven: lived.verdict.proven,
    findings: lived.verdict.findings,
    report,
  };
  return JSON.stringify(
    outcome,
    (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    2,
  );
}

/** As short as it can be said from where the command runs. */
function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}

/** The outcome for people: sections with an empty line between. */
function outcomeText(
  rows: readonly OrderRow[],
  { sent, verdict, world }: Lived,
  corridors: readonly Corridor[],
  fxLines: readonly FxLine[],
  seconds: number,
  report: string,
): string {
  const sections = [
    [
      `${numberText(rows.length)} orders completed in ${numberText(sent.length)} transactions, in ${seconds.toFixed(1)} s`,
    ],
    currencyReport(currencyLines(verdict, world.tokens)),
    corridorReport(corridors),
    fxReport(fxLines),
    [`The books, in charts and tables: ${shownPath(report)}`],
    verdictReport(verdict),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/**
 * The demonstration: orders of a file lived on a chain of their own, then audited.
 * @param args The command line's arguments.
 * @returns The exit code: 0 only if the books balance and are proven.
 */
export async function main(args: readonly string[]): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 1;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }

  let rows: OrderRow[];
  try {
    rows = await readRows(options.orders);
  } catch (error) {
    if (!(error instanceof OrderFileError)) throw error;
    console.error(error.message);
    return 1;
  }

  const progress = progressOn(process.stderr);
  progress.show(0, rows.length, "compiling");
  await compile();
  const startedAt = performance.now();
  const lived = await runOrders(rows, progress);
  try {
    const seconds = (performance.now() - startedAt) / 1000;
    const corridors = corridorsOf(rows, lived.sent, lived.gas);
    const fxLines = fxLinesOf(lived.conversions);
    const report = await writeAuditReport(lived, options.out);
    console.log(
      options.json
        ? outcomeJson(rows, lived, corridors, fxLines, report)
        : outcomeText(rows, lived, corridors, fxLines, seconds, report),
    );
    return exitCodeOf(lived.verdict);
  } finally {
    await lived.close();
  }
}
