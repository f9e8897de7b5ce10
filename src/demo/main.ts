import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

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

const exampleOrders = fileURLToPath(new URL("../../examples/orders.csv", import.meta.url));

const usage = `Usage: npm start -- [--orders FILE] [--json]

  --orders FILE  orders to live through (CSV); default: examples/orders.csv
  --json         print the outcome as JSON
  --help         print this`;

/** The options of the command, or what is wrong with them. */
function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { orders: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } },
  });
  return { orders: values.orders ?? exampleOrders, json: values.json === true, help: values.help === true };
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
  };
  return JSON.stringify(
    outcome,
    (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    2,
  );
}

/** The outcome for people: sections with an empty line between. */
function outcomeText(
  rows: readonly OrderRow[],
  { sent, verdict, world }: Lived,
  corridors: readonly Corridor[],
  fxLines: readonly FxLine[],
  seconds: number,
): string {
  const count = (value: number): string => value.toLocaleString("en-US");
  const sections = [
    [`${count(rows.length)} orders lived in ${count(sent.length)} transactions, in ${seconds.toFixed(1)} s`],
    currencyReport(currencyLines(verdict, world.tokens)),
    corridorReport(corridors),
    fxReport(fxLines),
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
 * @returns The exit code: 0 only if the books balance.
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
    console.log(
      options.json
        ? outcomeJson(rows, lived, corridors, fxLines)
        : outcomeText(rows, lived, corridors, fxLines, seconds),
    );
    return lived.verdict.balanced ? 0 : 1;
  } finally {
    await lived.close();
  }
}
