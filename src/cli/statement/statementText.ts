import type { BookCurrency, StatementPart } from "../../books/index.ts";
import { hexText, shortHex } from "../../text/hexText.ts";
import { amountText } from "../../text/moneyText.ts";
import { renderTable } from "../../text/table.ts";
import { timeText } from "../../text/timeText.ts";
import type { Terminal } from "../terminal.ts";
import { type Palette, paletteOf } from "../text/palette.ts";

/** A statement for people, currency by currency: a bank does not mix them either. */
export function statementText(title: string, parts: readonly StatementPart[], { style }: Terminal): string {
  const palette = paletteOf(style);
  const currencies = new Map<string, BookCurrency>();
  for (const part of parts) {
    const currency = "currency" in part ? part.currency : undefined;
    if (currency !== undefined) currencies.set(currency.token, currency);
  }
  const sections = [...currencies.values()].map((currency) => ofCurrency(currency, parts, palette));
  const none = sections.length === 0 ? ["Nothing moved, and nothing is open."] : [];
  return [[palette.title(title)], none, ...sections]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function ofCurrency(currency: BookCurrency, parts: readonly StatementPart[], palette: Palette): string[] {
  const rows: string[][] = [];
  const open: string[][] = [];
  for (const part of parts) {
    switch (part.part) {
      case "opening":
      case "closing":
        if (part.currency.token === currency.token)
          rows.push([`${part.part} balance`, "", "", "", "", "", amountText(part.balance, currency)]);
        break;
      case "line": {
        const { line } = part;
        if (line.currency.token !== currency.token) break;
        const { time, kind, block, counterparties, orderId, amount, balance } = line;
        const others = counterparties.map(shortHex).join(", ");
        const money = [amount, balance].map((units) => amountText(units, currency));
        rows.push([
          timeText(time),
          kind,
          String(block),
          orderId === undefined ? "" : shortHex(orderId),
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
          item.orderId === undefined ? "" : shortHex(item.orderId),
          item.counterparties.map(shortHex).join(", "),
          amountText(item.amount, currency),
        ]);
        break;
      }
    }
  }
  return [
    palette.title(`${currency.code}  ${hexText(currency.token)}`),
    ...renderTable(["time", "what", "block", "order", "with", "amount", "balance"], rows, {
      words: 5,
      paintHeader: palette.quiet,
    }),
    ...(open.length === 0
      ? []
      : [
          "",
          ...renderTable(["open at the end", "order", "with", "amount"], open, {
            words: 3,
            paintHeader: palette.quiet,
          }),
        ]),
  ];
}
