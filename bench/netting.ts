import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { compile } from "../src/demo/live/compile.ts";
import { readOrderFile } from "../src/demo/orderFile.ts";
import { OrderFileError } from "../src/demo/orderFileError.ts";
import { LadingError } from "../src/order/errors.ts";
import { nettingChart } from "./netting/chart.ts";
import { compare } from "./netting/compare.ts";
import { openDesk } from "./netting/desk.ts";
import { windowGas } from "./netting/gasModel.ts";
import { measureUnits } from "./netting/measure.ts";
import { orderPaymentsOf } from "./netting/payments.ts";
import {
  comparisonLines,
  corridorLines,
  roundingLine,
  settledLines,
  sourceLines,
  unitLines,
} from "./netting/report.ts";
import { schemes } from "./netting/schemes.ts";
import { type Settled, settle, type WayName, ways } from "./netting/settle.ts";

const exampleOrders = fileURLToPath(new URL("../examples/orders.csv", import.meta.url));
const usage = `Usage: npm run bench:netting -- [--orders FILE] [--out DIRECTORY]

  --orders FILE    orders to settle (CSV); default: examples/orders.csv
  --out DIRECTORY  where the chart goes; default: a new temporary one
  --help           print this`;

const { values } = parseArgs({
  options: { orders: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
});

async function run(): Promise<void> {
  const file = values.orders ?? exampleOrders;
  const orders = orderPaymentsOf(readOrderFile(file, await readFile(file, "utf8")));
  const flows = orders.map(({ flow }) => flow);
  const print = (...lines: readonly string[]): void => console.log([...lines, ""].join("\n"));

  await compile();
  const desk = await openDesk();
  const units = await measureUnits(desk);
  const compared = compare(orders, units);
  print(...corridorLines(orders));
  print(...unitLines(units));
  print(...comparisonLines(orders.length, compared));

  const settled = new Map<WayName, Settled>();
  const estimates = new Map<WayName, number>();
  for (const name of Object.keys(ways) as WayName[]) {
    settled.set(name, await settle(desk, orders, name));
    estimates.set(name, windowGas(name, orders, schemes[name].convert(flows), units));
  }
  await desk.close();
  print(...settledLines(orders.length, settled, estimates));
  print(
    "Conserved exactly in every way: of each token, platform, maker and escrow have together what they had before and",
    "what the buyers paid; the escrow holds what is owed to the unit.",
    ...[...settled.entries()].filter(([name]) => ways[name].nets).map(([, each]) => roundingLine(each)),
  );
  print(...sourceLines);

  const folder = values.out ?? (await mkdtemp(join(tmpdir(), "netting-")));
  await mkdir(folder, { recursive: true });
  const picture = join(folder, "netting.svg");
  await writeFile(picture, nettingChart(file, orders.length, compared));
  console.log(`Chart: ${picture}`);
}

try {
  if (values.help === true) console.log(usage);
  else await run();
} catch (error) {
  // What is wrong with a file needs no stack.
  if (!(error instanceof OrderFileError || error instanceof LadingError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
