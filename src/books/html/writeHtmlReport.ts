import type { Hex } from "viem";
import type { ReportOrder } from "../../audit/archive/reportOrder.ts";
import type { OrderRecord } from "../../audit/fold/books.ts";
import type { Verdict } from "../../audit/report.ts";
import { shortHex } from "../../text/hexText.ts";
import { writeWhole } from "../atomic.ts";
import type { CurrencyBook } from "../currencyBook.ts";
import type { Journal } from "../journal.ts";
import { verdictWords } from "../verdictWords.ts";
import { corridorChart } from "./charts/corridorChart.ts";
import { daysChart } from "./charts/daysChart.ts";
import { flowChart } from "./charts/flowChart.ts";
import { heldChart } from "./charts/heldChart.ts";
import { factsFold, type ReportFacts } from "./facts.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { type ReportStatement, statementSection } from "./statementSection.ts";
import { reportStyle } from "./style.ts";
import { currencySection, factsSection, findingSection, verdictSection } from "./summary.ts";

export interface WriteHtmlReportParameters {
  readonly path: string;
  readonly verdict: Verdict;
  readonly currencies: CurrencyBook;
  /** Every order once: those that settled, and those that hold money in the end. */
  readonly orders: AsyncIterable<ReportOrder> | Iterable<ReportOrder>;
  readonly escrow: Hex;
  /** Time of the last block, unix seconds: the report knows no clock. */
  readonly endTime: number;
  /** What people call a party; otherwise it is called by its address. */
  readonly nameOf?: ((party: Hex) => string | undefined) | undefined;
  /** The trade that an order belongs to, such as "CN → PK"; otherwise its seller and buyer. */
  readonly corridorOf?: ((order: OrderRecord) => string | undefined) | undefined;
  readonly statements?: readonly ReportStatement[] | undefined;
}

/** Currencies whose charts are drawn; the tables have all of them. */
const mostCurrencies = 8;

/**
 * Writes the report as one page without any script, font, image or address outside of it.
 *
 * @example await writeHtmlReport(journal, { path: "out/report.html", verdict, currencies, orders, escrow, endTime });
 */
export async function writeHtmlReport(
  journal: Journal,
  parameters: WriteHtmlReportParameters,
): Promise<void> {
  const { orders, endTime, statements = [] } = parameters;
  const nameOf = (party: Hex): string => parameters.nameOf?.(party) ?? shortHex(party);
  const fold = factsFold({
    endTime,
    corridorOf: (order) =>
      parameters.corridorOf?.(order) ?? `${nameOf(order.seller)} → ${nameOf(order.buyer)}`,
  });
  const sections = statements.map((statement) => statementSection(statement, nameOf));
  for await (const entry of journal) {
    fold.addEntry(entry);
    for (const section of sections) section.add(entry);
  }
  for await (const order of orders) fold.addOrder(order);
  const shown = sections.map((section, index) => section.section(`statement-${index + 1}`));
  await writeWhole(parameters.path, [
    page(parameters, charts(fold.facts(), parameters, nameOf), shown).markup,
  ]);
}

function charts(
  { heldByDay, flows, daysToSeller, corridors }: ReportFacts,
  { verdict, currencies, endTime }: WriteHtmlReportParameters,
  nameOf: (party: Hex) => string,
): Markup[] {
  const drawn = [...verdict.currencies].sort((a, b) => b.orders - a.orders).slice(0, mostCurrencies);
  return [
    html`<h2 id="held">Value held over time</h2>${drawn.map(({ token }) => heldChart(currencies(token), heldByDay.get(token) ?? new Map(), endTime))}`,
    html`<h2 id="flow">From buyers to sellers and back</h2>${drawn.map(({ token }) => flowChart(currencies(token), flows.get(token) ?? [], nameOf))}`,
    html`<h2 id="times">Times and trouble</h2>${daysChart(daysToSeller)}${corridorChart(corridors)}`,
  ];
}

/** Nothing is loaded and nothing runs, whatever a name in the page tries. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function page(
  { verdict, currencies, escrow, endTime }: WriteHtmlReportParameters,
  drawings: readonly Markup[],
  statements: readonly Markup[],
): Markup {
  const links = [
    ["currencies", "Currencies"],
    ["findings", "Findings"],
    ["held", "Held"],
    ["flow", "Flow"],
    ["times", "Times and trouble"],
    ...(statements.length === 0 ? [] : [["statements", "Statements"]]),
  ].map(([id = "", name = ""]) => html`<li><a href="#${id}">${name}</a></li>`);
  const statementList =
    statements.length === 0 ? html`` : html`<h2 id="statements">Statements</h2>${statements}`;

  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark"><title>Audit: ${verdictWords(verdict).headline}</title><style>${trusted(reportStyle)}</style></head>
<body><header><h1>Audit of an escrow</h1><p class="quiet">Replayed from its events; amounts are exact, times are UTC.</p></header>
<nav aria-label="Sections"><ul>${links}</ul></nav>
<main>${verdictSection(verdict)}${factsSection(verdict, escrow, endTime)}
<h2 id="currencies">Currencies</h2>${currencySection(verdict, currencies)}
<h2 id="findings">Findings</h2>${findingSection(verdict, currencies)}
${drawings}
${statementList}</main>
<footer><p class="quiet">Written by lading. This page loads nothing and runs nothing.</p></footer></body></html>
`;
}
