import { renderTable } from "../../src/text/table.ts";
import { gas } from "./bounds.ts";
import type { Measured } from "./stage.ts";

const CHAINS = [
  { name: "L1", gasPerBlock: 60_000_000, blockSeconds: 12 },
  { name: "L2", gasPerBlock: 400_000_000, blockSeconds: 2 },
];

/** Transactions per second as the papers print them. */
const PAPERS = [
  ["BTC", "5–7"],
  ["ETH", "20–30"],
  ["EOS", "3,996"],
  ["VISA", "56,000"],
  ["PayPal", "100,000"],
  ["Alipay", "491,000"],
] as const;

/** Whole lives of an order: locked, confirmed and claimed. */
export function ordersPerSecond(measured: Measured, gasPerBlock: number, blockSeconds: number) {
  const single = gas(measured, "lock") + gas(measured, "confirmDelivery") + gas(measured, "claim");
  const listed =
    gas(measured, "batch50Lock") + gas(measured, "batch50ConfirmDelivery") + gas(measured, "batch50Claim");
  const perSecond = gasPerBlock / blockSeconds;
  return { single: perSecond / single, listed: perSecond / listed };
}

/** How many orders a chain can live a second, beside the papers' table. */
export function throughputLines(measured: Measured): string[] {
  const rows = CHAINS.map(({ name, gasPerBlock, blockSeconds }) => {
    const { single, listed } = ordersPerSecond(measured, gasPerBlock, blockSeconds);
    const chain = `${name}, ${gasPerBlock / 1e6} M gas / ${blockSeconds} s`;
    return [chain, single.toFixed(1), listed.toFixed(1)];
  });
  return [
    "Whole orders a second (lock, confirm, claim), if a chain did nothing else:",
    "",
    ...renderTable(["chain", "one by one", "lists of 50"], rows),
    "",
    `The papers' table, transactions a second: ${PAPERS.map(([name, tps]) => `${name} ${tps}`).join(", ")}.`,
    "Theirs are payments on shared or private systems, ours computed from gas alone: an upper bound of one",
    "chain's capacity, not a measured rate, and not to be read as faster or slower than any of them.",
  ];
}
