import { type CurrencyTotals, findingLine } from "../../audit/index.ts";
import { verdictWords } from "../../books/index.ts";
import { amountText } from "../../text/moneyText.ts";
import { numberText } from "../../text/numberText.ts";
import { type Cell, renderTable } from "../../text/table.ts";
import { timeText } from "../../text/timeText.ts";
import type { Terminal } from "../terminal.ts";
import { paletteOf } from "../text/palette.ts";
import type { Audited } from "./runAudit.ts";

/** Findings shown at most; the exports have all. */
const shownFindings = 40;

const columns = [
  "locked",
  "toSellers",
  "toBuyers",
  "fees",
  "arbitration",
  "held",
  "credits",
] as const satisfies readonly (keyof CurrencyTotals)[];
const headings = [
  "currency",
  "locked",
  "to sellers",
  "to buyers",
  "fees",
  "arbitration",
  "held",
  "credits",
  "",
];

const tones = { good: "green", warn: "yellow", bad: "red" } as const;

/** The outcome of an audit for people. */
export function verdictText(audited: Audited, { style }: Terminal): string {
  const palette = paletteOf(style);
  const { verdict, digest, subject, currencies, endTime } = audited;
  const { counts, anchor, findings } = verdict;
  const { tone, headline, meaning } = verdictWords(verdict);
  const totals = verdict.currencies.map((each): Cell[] => {
    const currency = currencies(each.token);
    return [
      currency.code,
      ...columns.map((column) => amountText(each[column], currency)),
      each.balanced
        ? { text: "balanced", paint: palette.good }
        : { text: "NOT BALANCED", paint: palette.bad },
    ];
  });
  const sections = [
    [
      `Escrow ${subject.escrow} on chain ${subject.chainId}`,
      `Blocks ${numberText(subject.fromBlock)} to ${numberText(anchor.block)} (${timeText(endTime)}): ${numberText(counts.orders)} orders, ${numberText(counts.logs)} logs, ${numberText(counts.receipts)} receipts of ${numberText(counts.blocksRead)} blocks`,
    ],
    totals.length === 0
      ? ["No order was ever locked."]
      : renderTable(headings, totals, { paintHeader: palette.quiet }),
    findings.length === 0
      ? []
      : [
          palette.title(`${numberText(findings.length)} ${findings.length === 1 ? "finding" : "findings"}`),
          ...findings.slice(0, shownFindings).map((found) => `  ${findingLine(found)}`),
          ...(findings.length > shownFindings
            ? [`  … and ${numberText(findings.length - shownFindings)} more`]
            : []),
        ],
    [
      style([tones[tone], "bold"], headline),
      meaning,
      ...verdict.notProven.map((sentence) => `- ${sentence}`),
      "",
      `Last block  ${anchor.hash}`,
      `Digest      ${digest ?? "none: the range was not proven"}`,
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
