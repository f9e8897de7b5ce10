import type { Hex } from "viem";
import type { Entry } from "../../audit/fold/entry.ts";
import { utcTime } from "../../order/utcTime.ts";
import { shortHex } from "../../text/hexText.ts";
import { moneyText } from "../../text/moneyText.ts";
import type { BookCurrency } from "../currencyBook.ts";
import type { OpenItem, StatementLine, StatementPart } from "../statement/statement.ts";
import type { StatementFold } from "../statement/statementFold.ts";
import { dataTable, html, type Markup } from "./markup.ts";

/** A statement to show in a report. */
export interface ReportStatement {
  readonly title: string;
  readonly fold: StatementFold;
}

/** Lines shown at most; the statement itself has them all. */
const mostLines = 300;

/** Gathers a statement for the page, entry by entry. */
export function statementSection({ title, fold }: ReportStatement, nameOf: (party: Hex) => string) {
  const lines: StatementLine[] = [];
  const balances = { opening: [] as Balance[], closing: [] as Balance[] };
  const items: OpenItem[] = [];
  let lineCount = 0;

  function take(parts: readonly StatementPart[]): void {
    for (const part of parts) {
      if (part.part === "line") {
        lineCount += 1;
        if (lines.length < mostLines) lines.push(part.line);
      } else if (part.part === "open") items.push(part.item);
      else balances[part.part].push(part);
    }
  }

  function section(id: string): Markup {
    take(fold.end());
    const cut =
      lineCount > lines.length ? html`<p>The first ${lines.length} of ${lineCount} lines.</p>` : html``;
    return html`<section class="statement" id="${id}" aria-labelledby="${id}-title"><h3 id="${id}-title" class="hex">${title}</h3>${[
      balanceList("Opening", balances.opening),
      lines.length === 0 ? html`<p>No activity.</p>` : activity(lines, nameOf),
      cut,
      balanceList("Closing", balances.closing),
      items.length === 0 ? html`<p class="quiet">Nothing is open.</p>` : openTable(items, nameOf),
    ]}</section>`;
  }

  return { add: (entry: Entry) => take(fold.add(entry)), section };
}

interface Balance {
  readonly currency: BookCurrency;
  readonly balance: bigint;
}

function balanceList(name: string, balances: readonly Balance[]): Markup {
  const amounts = balances.map(({ currency, balance }) => moneyText(balance, currency)).join("; ");
  return html`<p><span class="quiet">${name} balance</span> ${amounts === "" ? "none" : amounts}</p>`;
}

function activity(lines: readonly StatementLine[], nameOf: (party: Hex) => string): Markup {
  return dataTable(
    "Activity",
    [
      { heading: "Time, UTC", short: true },
      { heading: "Block", short: true },
      { heading: "What" },
      { heading: "With", short: true },
      { heading: "Order", short: true },
      { heading: "Amount", numeric: true },
      { heading: "Balance", numeric: true },
    ],
    lines.map(({ time, block, kind, counterparties, orderId, currency, amount, balance }) => [
      utcTime(time).slice(0, 16).replace("T", " "),
      String(block),
      kind,
      counterparties.map(nameOf).join(", "),
      orderId === undefined ? "–" : shortHex(orderId),
      moneyText(amount, currency),
      moneyText(balance, currency),
    ]),
  );
}

function openTable(items: readonly OpenItem[], nameOf: (party: Hex) => string): Markup {
  return dataTable(
    "Open at the end",
    [
      { heading: "What" },
      { heading: "With", short: true },
      { heading: "Order", short: true },
      { heading: "Amount", numeric: true },
    ],
    items.map(({ kind, counterparties, orderId, currency, amount }) => [
      kind,
      counterparties.map(nameOf).join(", "),
      orderId === undefined ? "–" : shortHex(orderId),
      moneyText(amount, currency),
    ]),
  );
}
