import type { StatementMatch } from "../../audit/statement/matchStatement.ts";
import { renderTable } from "../../text/table.ts";
import { lineFields, ownFields } from "./statementJson.ts";

/** What is in one and not in the other, for people. */
export function matchText({ matched, onlyInStatement, onlyInOwn }: StatementMatch, path: string): string {
  const missing = onlyInStatement.map(lineFields);
  const unknown = onlyInOwn.map(ownFields);
  return [
    `${matched} ${matched === 1 ? "record" : "records"} of ${path} and the statement agree.`,
    ...(missing.length === 0
      ? []
      : [
          "",
          "In the statement, and not in your file:",
          ...renderTable(
            ["time", "what", "amount", "currency"],
            missing.map(({ time, kind, amount, currency }) => [time, kind, amount, currency]),
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          "",
          "In your file, and not in the statement:",
          ...renderTable(
            ["line", "date", "amount", "currency", "reference"],
            unknown.map(({ line, date, amount, currency, reference }) => [
              `${line}`,
              date,
              amount,
              currency,
              reference,
            ]),
          ),
        ]),
  ].join("\n");
}
