import { type BookCurrency, exactAmount } from "../../audit/export/currencyBook.ts";
import { utcTime } from "../../audit/export/journal.ts";
import type { StatementPart } from "../../audit/statement/statement.ts";
import { renderTable } from "../../text/table.ts";
import type { Terminal } from "../terminal.ts";

/** Enough of an address or an id to find it by; --json and --csv have all of it. */
const short = (hex: string | undefined): string =>
  hex === undefined ? "" : `${hex.slice(0, 8)}…${hex.slice(-6)}`;

/** A statement for people, currency by currency: a bank does not mix them either. */
export function statementText(title: string, parts: readonly StatementPart[], { style }: Terminal): string {
  const currencies = new Map<string, BookCurrency>();
  for (const part of parts) {
    const currency = "currency" in part ? part.currency : undefined;
    if (currency !== undefined) currencies.set(currency.token, currency);
  }
  const sections = [...currencies.values()].map((currency) => ofCurrency(currency, parts, style));
  const none = sections.length === 0 ? ["Nothing moved, and nothing is open."] : [];
  return [[style("bold", title)], none, ...sections]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function ofCurrency(
  currency: BookCurrency,
  parts: readonly StatementPart[],
  style: Terminal["style"],
): string[] {
  const rows: string[][] = [];
  const open: string[][] = [];
  for (const part of parts) {
    switch (part.part) {
      case "opening":
      case "closing":
        if (part.currency.token === currency.token)
          rows.push([`${part.part} balance`, "", "", "", "", "", exactAmount(part.balance, currency)]);
        break;
      case "line": {
        const { line } = part;
        if (line.currency.token !== currency.token) break;
        const { time, kind, block, counterparties, orderId, amount, balance } = line;
        const others = counterparties.map(short).join(", ");
        const money = [amount, balance].map((units) => exactAmount(units, currency));
        rows.push([
          utcTime(time).replace("T", " ").replace("Z", ""),
          kind,
          String(block),
          short(orderId),
          others,
          ...money,
        ]);
        break;
      }
      case "open": {
        const { item } = part;
        if (item.currency.token !== currency.token) break;
        open.push([
          item.kind,
          short(item.orderId),
          item.counterparties.map(short).join(", "),
          exactAmount(item.amount, currency),
        ]);
        break;
      }
    }
  }
  return [
    style("bold", `${currency.code}  ${currency.token}`),
    ...renderTable(["time, UTC", "what", "block", "order", "with", "amount", "balance"], rows, { words: 5 }),
    ...(open.length === 0
      ? []
      : ["", ...renderTable(["open at the end", "order", "with", "amount"], open, { words: 3 })]),
  ];
}
