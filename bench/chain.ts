import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { liveBare } from "../src/demo/live/bare.ts";
import { buildWorld } from "../src/demo/live/buildWorld.ts";
import { compile } from "../src/demo/live/compile.ts";
import { openInProcess, readArtifact } from "../src/demo/live/open.ts";
import { readOrderFile } from "../src/demo/orderFile.ts";
import type { OrderRow } from "../src/demo/orderRow.ts";
import { progressOn } from "../src/demo/report/progress.ts";
import { runOrders } from "../src/demo/run.ts";
import { timelineOf } from "../src/demo/timeline/timeline.ts";
import { renderTable } from "../src/text/table.ts";

const must = 4.5;
const wantedOrders = 2_000;
const exampleOrders = fileURLToPath(new URL("../examples/orders.csv", import.meta.url));

/**
 * The example's delivered orders again and again, a day apart, until there are as many as wanted. Without those that are
 * paid in another currency: a bare transfer is no measure of a conversion.
 */
function repeat(rows: readonly OrderRow[]): OrderRow[] {
  const usual = rows.filter(
    ({ status, paidCurrency }) => status === "delivered" && paidCurrency === undefined,
  );
  return Array.from({ length: wantedOrders }, (_, index) => {
    const row = usual[index % usual.length];
    if (row === undefined) throw new Error("the example has no delivered order");
    const round = Math.floor(index / usual.length);
    const later = (at: number): number => at + round * 86_400;
    return {
      ...row,
      reference: `${row.reference}/${round}`,
      orderedAt: later(row.orderedAt),
      shippedAt: row.shippedAt === undefined ? undefined : later(row.shippedAt),
      deliveredAt: row.deliveredAt === undefined ? undefined : later(row.deliveredAt),
      promisedBy: later(row.promisedBy),
    };
  });
}

interface Timed<Result> {
  readonly result: Result;
  /** By the clock. */
  readonly seconds: number;
  /** Of processors, the chain's own threads included: both sides run in this process. */
  readonly processorSeconds: number;
}

async function timed<Result>(work: () => Promise<Result>): Promise<Timed<Result>> {
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(usedBefore);
  return {
    result,
    seconds: (performance.now() - startedAt) / 1_000,
    processorSeconds: (user + system) / 1_000_000,
  };
}

const file = process.argv[2];
const rows =
  file === undefined
    ? repeat(readOrderFile(exampleOrders, await readFile(exampleOrders, "utf8")))
    : readOrderFile(file, await readFile(file, "utf8"));

await compile();
// Hardhat reads every artifact of the build, tests included, when a process opens its first chain. Neither run pays that.
await (await openInProcess([])).close();
// Both are whole runs on a chain of their own: chain, contracts, money, then one block for each transaction. The run of
// orders also reads its gas and audits itself.
const orders = await timed(() => runOrders(rows, progressOn(process.stderr)));
await orders.result.close();
// What each order took part in, as if every one had gone alone: a list is a saving and no handicap.
const acts = orders.result.sent.reduce((sum, { deed }) => sum + Math.max(1, deed.orders.length), 0);
const bare = await timed(async () => {
  const steps = timelineOf(rows);
  const { chain, close } = await openInProcess(steps);
  const world = await buildWorld({ chain, readArtifact, steps });
  await liveBare(world, acts, steps);
  await close();
});

const ratio = orders.processorSeconds / bare.processorSeconds;
const number = (value: number): string => value.toLocaleString("en-US");
const row = (name: string, sent: number, { seconds, processorSeconds }: Timed<unknown>): string[] => [
  name,
  number(acts),
  number(sent),
  processorSeconds.toFixed(1),
  seconds.toFixed(1),
];
console.log(
  [
    ...renderTable(
      ["run", "acts of orders", "transactions", "processor s", "clock s"],
      [
        row(`${number(rows.length)} orders, audited`, orders.result.sent.length, orders),
        row("bare token transfers", acts, bare),
      ],
    ),
    "",
    `ratio by processor time ${ratio.toFixed(2)}, must be at most ${must}`,
  ].join("\n"),
);
process.exitCode = ratio <= must && orders.result.verdict.balanced ? 0 : 1;
