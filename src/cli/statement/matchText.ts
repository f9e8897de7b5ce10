import type { StatementMatch } from "../../books/index.ts";
import { moneyText } from "../../text/moneyText.ts";
import { renderTable } from "../../text/table.ts";
import { timeText } from "../../text/timeText.ts";
import { ownFields } from "./statementJson.ts";

/** What is in one and not in the other, for people. */
export function matchText({ matched, onlyInStatement, onlyInOwn }: StatementMatch, path: string): string {
  const missing = onlyInStatement.map(({ time, kind, amount, currency }) => [
    timeText(time),
    kind,
    moneyText(amount, currency),
  ]);
  const unknown = onlyInOwn.map((row) => {
    const { line, date, reference } = ownFields(row);
    return [`${line}`, date, moneyText(row.amount, row.currency), reference];
  });
  return [
    `${matched} ${matched === 1 ? "record" : "records"} of ${path} and the statement agree.`,
    ...(missing.length === 0
      ? []
      : [
          "",
          "In the statement, and not in your file:",
          ...renderTable(["time", "what", "amount"], missing, { words: 2 }),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          "",
          "In your file, and not in the statement:",
          ...renderTable(["line", "date", "amount", "reference"], unknown, { words: 2 }),
        ]),
  ].join("\n");
}
