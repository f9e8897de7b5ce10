import type { Verdict } from "../audit/report.ts";
import { utcTime } from "../order/utcTime.ts";
import { writeWhole } from "./atomic.ts";
import { bookAccounts, closingBalances, entryAccounts } from "./bookAccounts.ts";
import { type BookCurrency, exactAmount } from "./currencyBook.ts";
import { type Journal, utcDay } from "./journal.ts";
import type { WriteParameters } from "./writeCsv.ts";

/** Where the books go, and what they must come to. */
export interface WriteBooksParameters extends WriteParameters {
  /** Its totals become assertions at the end, so that a missing entry is noticed too. */
  readonly verdict: Verdict;
}

/**
 * Writes the journal for hledger. Every account and commodity is declared, both sides of every transaction are written out,
 * and the file ends with the verdict's balances as assertions: `hledger check --strict` refuses it when a digit is changed or
 * an entry is missing.
 */
export function writeHledger(journal: Journal, parameters: WriteBooksParameters): Promise<void> {
  return writeWhole(parameters.path, hledgerLines(journal, parameters));
}

async function* hledgerLines(
  journal: Journal,
  { currencies, verdict }: WriteBooksParameters,
): AsyncGenerator<string> {
  yield "; Books of an escrow, as lading replayed them. Times are UTC, dates are UTC days.\ndecimal-mark .\n\n";
  const declared = new Set<string>();
  const declare = (name: string, text: string): string => {
    if (declared.has(name)) return "";
    declared.add(name);
    return `${text}\n`;
  };
  for (const account of Object.values(bookAccounts)) yield declare(account, `account ${account}`);

  let lastTime = 0;
  let sequence = 0;
  for await (const entry of journal) {
    const { place, cause, orderId } = entry;
    const currency = currencies(entry.token);
    const { from, to } = entryAccounts(entry);
    const amount = exactAmount(entry.amount, currency);
    const order = orderId === undefined ? "" : `, order:${orderId}`;
    sequence += 1;
    lastTime = place.time;
    yield declare(currency.token, commodityLine(currency));
    yield declare(from, `account ${from}`);
    yield declare(to, `account ${to}`);
    yield `\n${utcDay(place.time)} * (${place.block}-${place.transaction}) ${cause}` +
      `  ; entry:${sequence}, time:${utcTime(place.time)}${order}\n` +
      `    ${to}  ${amount} ${quoted(currency)}\n` +
      `    ${from}  -${amount} ${quoted(currency)}\n`;
  }

  for (const totals of verdict.currencies) {
    const currency = currencies(totals.token);
    yield declare(currency.token, commodityLine(currency));
    yield `\n${utcDay(lastTime)} * Closing balances, asserted against the verdict\n`;
    for (const [account, balance] of closingBalances(totals)) {
      // "=*" counts the accounts of parties in.
      yield `    ${bookAccounts[account]}  0 ${quoted(currency)} =* ${exactAmount(balance, currency)} ${quoted(currency)}\n`;
    }
  }
}

/** Declared with all its digits: hledger compares no more of them than it shows. */
function commodityLine(currency: BookCurrency): string {
  const one = exactAmount(10n ** BigInt(currency.decimals), currency);
  return `\ncommodity ${one}${currency.decimals === 0 ? "." : ""} ${quoted(currency)}  ; token:${currency.token}`;
}

function quoted({ code }: BookCurrency): string {
  return `"${code}"`;
}
