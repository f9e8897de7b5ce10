import type { Hex } from "viem";
import { moneyText } from "../../../text/moneyText.ts";
import type { BookCurrency } from "../../currencyBook.ts";
import type { Flow } from "../facts.ts";
import { dataTable, type Markup } from "../markup.ts";
import { axisNumber, drawable, figure, ink, type Room } from "./drawing.ts";

/** Parties drawn by name on each side; the others are one. */
const mostParties = 7;

interface Link {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

/** Where the money of one currency came from and went to: to sellers, back to buyers, to others, or nowhere yet. */
export function flowChart(
  currency: BookCurrency,
  flows: readonly Flow[],
  nameOf: (party: Hex) => string,
): Markup {
  const links = linksOf(flows, nameOf);
  return figure(
    `flow-${currency.code.toLowerCase()}`,
    `From buyers to sellers and back, ${currency.code}`,
    "Each band is money that buyers locked, and whom it went to. Money carried into a next order is drawn where that order ended.",
    (room) => ({ height: heightOf(links, room), option: { series: [sankey(links, currency, room)] } }),
    dataTable(
      `Flow of ${currency.code}`,
      [{ heading: "From" }, { heading: "To" }, { heading: "Amount", numeric: true }],
      links.map(({ from, to, amount }) => [from, to, moneyText(amount, currency)]),
    ),
  );
}

function heightOf(links: readonly Link[], { narrow }: Room): number {
  const rows = Math.max(
    ...(["from", "to"] as const).map((end) => new Set(links.map((link) => link[end])).size),
  );
  return Math.max(120, rows * (narrow ? 42 : 44));
}

function sankey(links: readonly Link[], { decimals }: BookCurrency, { narrow }: Room) {
  const total = (end: "from" | "to", name: string): bigint =>
    links.reduce((sum, link) => (link[end] === name ? sum + link.amount : sum), 0n);
  const node = (end: "from" | "to") => (name: string) => ({
    name: `${end}:${name}`,
    itemStyle: { color: end === "from" ? ink.one : colorOf(name), borderWidth: 0 },
    label: {
      // On a phone there is no room beside the bands, so labels lie on them.
      position: (end === "from") === narrow ? ("right" as const) : ("left" as const),
      formatter: `${name}${narrow ? "" : `  ${axisNumber(drawable(total(end, name), decimals))}`}`,
    },
  });
  return {
    type: "sankey" as const,
    left: narrow ? 2 : 210,
    right: narrow ? 2 : 210,
    top: 8,
    bottom: 8,
    nodeWidth: 10,
    nodeGap: 18,
    emphasis: { disabled: true },
    label: { color: ink.text, fontSize: narrow ? 11 : 13, textBorderColor: ink.surface, textBorderWidth: 2 },
    lineStyle: { color: "target" as const, opacity: 0.28, curveness: 0.5 },
    data: [
      ...[...new Set(links.map(({ from }) => from))].map(node("from")),
      ...[...new Set(links.map(({ to }) => to))].map(node("to")),
    ],
    links: links.map(({ from, to, amount }) => ({
      source: `from:${from}`,
      target: `to:${to}`,
      value: drawable(amount, decimals),
    })),
  };
}

const outcomes = {
  back: "back to buyers",
  fees: "fees",
  arbitration: "arbitration",
  held: "still held",
} as const;

function colorOf(name: string): string {
  switch (name) {
    case outcomes.back:
      return ink.two;
    case outcomes.held:
      return ink.three;
    case outcomes.fees:
    case outcomes.arbitration:
      return ink.five;
    default:
      return ink.four;
  }
}

function linksOf(flows: readonly Flow[], nameOf: (party: Hex) => string): Link[] {
  const buyers = leaders(flows, ({ buyer }) => buyer);
  const sellers = leaders(flows, ({ seller }) => seller);
  const amounts = new Map<string, Link>();
  const add = (from: string, to: string, amount: bigint) => {
    const key = `${from}\n${to}`;
    const sum = (amounts.get(key)?.amount ?? 0n) + amount;
    if (sum > 0n) amounts.set(key, { from, to, amount: sum });
  };
  for (const { buyer, seller, ...parts } of flows) {
    const from = buyers.has(buyer) ? nameOf(buyer) : "other buyers";
    add(from, sellers.has(seller) ? nameOf(seller) : "other sellers", parts.toSeller);
    add(from, outcomes.back, parts.toBuyer);
    add(from, outcomes.fees, parts.fees);
    add(from, outcomes.arbitration, parts.arbitration);
    add(from, outcomes.held, parts.held);
  }
  return [...amounts.values()].sort((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
}

/** Who moved most; all of them where one more would fit. */
function leaders(flows: readonly Flow[], partyOf: (flow: Flow) => Hex): ReadonlySet<Hex> {
  const sums = new Map<Hex, bigint>();
  for (const flow of flows) {
    const { toSeller, toBuyer, fees, arbitration, held } = flow;
    const party = partyOf(flow);
    sums.set(party, (sums.get(party) ?? 0n) + toSeller + toBuyer + fees + arbitration + held);
  }
  const sorted = [...sums].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1));
  const most = sorted.length === mostParties + 1 ? mostParties + 1 : mostParties;
  return new Set(sorted.slice(0, most).map(([party]) => party));
}
