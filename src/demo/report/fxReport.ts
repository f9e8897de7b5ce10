import { numberText } from "../../text/numberText.ts";
import { renderTable } from "../../text/table.ts";
import { banks } from "../banks.ts";
import type { CurrencyCode } from "../currencies.ts";
import { currencies } from "../currencies.ts";
import { formatDecimal } from "../decimal.ts";
import { spreadBpsOf, unitValue } from "../makerPrices.ts";
import { datedPrices } from "../prices.ts";
import type { FxLine } from "./fxLines.ts";
import { costFenUp, costTenthBps, rateMillionths, totalCostOf } from "./fxLines.ts";

const groups = { locked: "locked", claimed: "claimed", reclaimed: "back" } as const;

const money = (amount: bigint, code: CurrencyCode): string =>
  `${formatDecimal(amount, currencies[code].decimals, 0)} ${code}`;

/** Five digits are what dealers write, and what shows a basis point. */
function rate(millionths: bigint): string {
  return formatDecimal(millionths, 6, millionths >= 100_000_000n ? 2 : millionths >= 10_000_000n ? 3 : 4);
}

/** Whole yuan, as the banks' fees are shown. */
const yuanUp = (fen: bigint): string => formatDecimal(fen + 99n, 2, 0);

function cellsOf(line: FxLine): string[] {
  const { name, orders, paidCurrency, paid, receivedCurrency, received, cost, bankFees } = line;
  // At mid, what is paid is worth what is received.
  const [midPaid, midReceived] = [unitValue(receivedCurrency), unitValue(paidCurrency)];
  return [
    ` ${name}`,
    numberText(orders),
    money(paid, paidCurrency),
    rate(rateMillionths(paid, paidCurrency, received, receivedCurrency)),
    rate(rateMillionths(midPaid, paidCurrency, midReceived, receivedCurrency)),
    money(received, receivedCurrency),
    formatDecimal(costTenthBps(cost), 1, 1),
    yuanUp(costFenUp(cost)),
    ...bankFees.map((fee) => formatDecimal(fee, 2, 0)),
  ];
}

/** What conversions brought and cost, by corridor and pair, beside what banks would have charged. */
export function fxReport(lines: readonly FxLine[]): string[] {
  if (lines.length === 0) return [];
  const header = ["corridor", "no.", "paid", "rate", "mid", "received", "bps", "CNY"];
  const rows = (Object.keys(groups) as (keyof typeof groups)[]).flatMap((when) => {
    const cells = lines.filter((line) => line.when === when).map(cellsOf);
    return cells.length === 0 ? [] : [[groups[when]], ...cells];
  });
  const total = totalCostOf(lines);
  const all = [
    "all",
    lines.reduce((sum, { orders }) => sum + orders, 0).toLocaleString("en-US"),
    ...["", "", "", ""],
    formatDecimal(costTenthBps(total), 1, 1),
    yuanUp(costFenUp(total)),
    ...banks.map((_, index) =>
      formatDecimal(
        lines.reduce((sum, { bankFees }) => sum + (bankFees[index] ?? 0n), 0n),
        2,
        0,
      ),
    ),
  ];
  const spreads = [...new Set(lines.map(pairOf))].sort();
  const { cny } = datedPrices;
  return [
    "What was paid in another currency, beside the same banks' fees in CNY",
    "",
    ...renderTable([...header, ...banks.map(({ name }) => name)], [...rows, all]),
    "",
    "Locked: the buyer paid in its own currency, the order is owed in another. Claimed: the seller took its",
    "money in another. Back: a buyer reclaimed in what it had paid. No.: orders. Paid and received as the",
    "router's events tell, fractions cut off; a rate is so much of the weaker currency for one of the stronger.",
    "Bps and CNY: what the maker took against the mid rate, the CNY rounded up; the gas is in the table above.",
    `Mid: central parity of ${cny.date}, USDT as a dollar. Makers' spread in bps, assumed, not market data:`,
    `${spreads.join(", ")}.`,
    "Banks: one telegraphic transfer an order. What a bank takes on its own exchange rate is not in it.",
  ];
}

/** A pair in alphabetical order with what its maker takes. */
function pairOf({ paidCurrency, receivedCurrency }: FxLine): string {
  const pair = [paidCurrency, receivedCurrency].sort().join("/");
  return `${pair} ${spreadBpsOf(paidCurrency, receivedCurrency)}`;
}
