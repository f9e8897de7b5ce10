import { readFile } from "node:fs/promises";

import type { Hex } from "viem";

import type { ReportOrder } from "../../src/audit/archive/reportOrder.ts";
import type { Entry } from "../../src/audit/fold/entry.ts";
import type { Verdict } from "../../src/audit/report.ts";
import { compile } from "../../src/demo/live/compile.ts";
import { readOrderFile } from "../../src/demo/orderFile.ts";
import { type BookNames, bookNames } from "../../src/demo/report/bookNames.ts";
import { runOrders } from "../../src/demo/run.ts";

/** The real books of the demonstration, and what its tokens and people are called. */
export interface DemoBooks extends BookNames {
  readonly escrow: Hex;
  readonly verdict: Verdict;
  readonly journal: readonly Entry[];
  readonly orders: readonly ReportOrder[];
  readonly endTime: number;
}

const example = new URL("../../examples/orders.csv", import.meta.url);
const silent = { show: () => undefined, end: () => undefined };

/** Lives the example orders on a chain of their own and audits them. */
export async function demoBooks(): Promise<DemoBooks> {
  await compile();
  const lived = await runOrders(readOrderFile("orders.csv", await readFile(example, "utf8")), silent);
  try {
    const { archive, books, verdict, endTime, world } = lived;
    return {
      ...bookNames(world),
      escrow: books.escrow,
      verdict,
      journal: await all(archive.journal),
      orders: await all(archive.orders(books)),
      endTime,
    };
  } finally {
    await lived.close();
  }
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}
