import { type CurrencyTotals, findingLine, type Verdict } from "../../audit/index.ts";
import { numberText } from "../../text/numberText.ts";
import { renderTable } from "../../text/table.ts";
import { wrapLines } from "../../text/wrapLines.ts";
import { banks } from "../banks.ts";
import type { CurrencyCode } from "../currencies.ts";
import { currencies, currencyCodes } from "../currencies.ts";
import { formatDecimal } from "../decimal.ts";
import { datedPrices, gasFenUp } from "../prices.ts";
import type { Corridor } from "./corridors.ts";
import { totalOf } from "./corridors.ts";

/** The books of one currency of the file. */
export type CurrencyLine = { code: CurrencyCode; totals: CurrencyTotals };

const yuan = (fen: bigint, shown: number): string => formatDecimal(fen, 2, shown);

/** What became of the money, by currency, as the auditor read it from the chain. */
export function currencyReport(lines: readonly CurrencyLine[]): string[] {
  const header = ["currency", "locked", "to sellers", "to buyers", "fees", "arbitration", "held", "credits"];
  const rows = lines.map(({ code, totals }) => {
    const { decimals, shown } = currencies[code];
    const money = (amount: bigint): string => formatDecimal(amount, decimals, shown);
    const { locked, toSellers, toBuyers, fees, arbitration, held, credits } = totals;
    return [code, ...[locked, toSellers, toBuyers, fees, arbitration, held, credits].map(money)];
  });
  return [
    "What became of the money",
    "",
    ...renderTable(header, rows),
    "",
    "Locked equals the sum of the columns to the right, except credits: payouts that the token",
    "refused, already counted with their owners. Extra digits are truncated.",
  ];
}

/** What banks would have charged for the same orders, beside the gas. */
export function corridorReport(corridors: readonly Corridor[]): string[] {
  const gasNames = datedPrices.gas.map(({ id }) => `${id.toUpperCase()} gas`);
  const header = ["corridor", "orders", ...banks.map(({ name }) => name), ...gasNames];
  const line = ({ name, orders, bankFees, gas }: Corridor): string[] => [
    name,
    numberText(orders),
    ...bankFees.map((fee) => yuan(fee, 0)),
    ...datedPrices.gas.map((price) => yuan(gasFenUp(gas, price), 2)),
  ];
  const days = ["days", "", ...banks.map((bank) => bank.days), ...datedPrices.gas.map(() => "1 block")];
  const [l1, l2] = datedPrices.gas;
  return [
    "What six banks charge for the same orders, and the gas they used here, in CNY",
    "",
    ...renderTable(header, [...corridors.map(line), line(totalOf(corridors)), days]),
    "",
    "A corridor runs from seller to buyer. Yuan are cut off for banks and rounded up for gas.",
    "Banks: one telegraphic transfer an order, tariff and cable; days until it arrives. Gas: every",
    "transaction of an order's life; each is in the next block, whatever the order itself waits for.",
    "On- and off-ramp costs, from bank money to stablecoins and back, are not in it; nor is the fee",
    `that ${l2?.name ?? "an L2"} adds for its data on ${l1?.name ?? "L1"}.`,
    `Prices: ${datedPrices.gas
      .map(
        ({ id, name, gwei, date }) =>
          `${id.toUpperCase()} ${name} ${formatDecimal(gwei, 9, 3)} gwei (${date})`,
      )
      .join(", ")},`,
    `ether ${formatDecimal(datedPrices.ether.usd, 2, 0)} USD (${datedPrices.ether.date}), CNY rates of ${datedPrices.cny.date}. Sources: src/demo/data.`,
  ];
}

/** The widest line of the page. */
const pageWidth = 100;

/** The auditor's word, which is also the exit code. */
export function verdictReport({ balanced, proven, counts, findings, anchor }: Verdict): string[] {
  const read = `${numberText(counts.orders)} orders, ${numberText(counts.logs)} logs, ${numberText(counts.blocks)} blocks`;
  return [
    `Replay of the logs against the contract's storage: ${read}`,
    ...findings.slice(0, 20).map((found) => wrapLines(`  ${findingLine(found)}`, pageWidth)),
    ...(findings.length > 20 ? [`  … and ${findings.length - 20} more findings`] : []),
    `Last block: ${numberText(anchor.block)}, ${anchor.hash}`,
    proven
      ? "proven: every receipt hangs on the last block's hash"
      : "not proven: the logs may be incomplete or forged",
    balanced ? "balanced" : "NOT BALANCED",
  ];
}

/** The currencies of the run in the order of the table of currencies. */
export function currencyLines(
  verdict: Verdict,
  tokens: Record<CurrencyCode, { address: string }>,
): CurrencyLine[] {
  return currencyCodes.flatMap((code) => {
    const totals = verdict.currencies.find(({ token }) => token === tokens[code].address.toLowerCase());
    return totals === undefined ? [] : [{ code, totals }];
  });
}
