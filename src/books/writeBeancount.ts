import type { Entry } from "../audit/fold/entry.ts";
import { utcTime } from "../order/utcTime.ts";
import { writeWhole } from "./atomic.ts";
import { bookAccounts, closingBalances, entryAccounts } from "./bookAccounts.ts";
import { type BookCurrency, exactAmount } from "./currencyBook.ts";
import { type Journal, utcDay } from "./journal.ts";
import type { WriteBooksParameters } from "./writeHledger.ts";

const secondsPerDay = 86_400;

/**
 * Writes the journal for beancount. Every account is opened and both sides of every transaction are written out; the file
 * ends with the verdict's balances, without tolerance, so that `bean-check` refuses it when a digit is changed or an entry is
 * missing.
 */
export function writeBeancount(journal: Journal, parameters: WriteBooksParameters): Promise<void> {
  return writeWhole(parameters.path, beancountLines(journal, parameters));
}

async function* beancountLines(
  journal: Journal,
  { currencies, verdict }: WriteBooksParameters,
): AsyncGenerator<string> {
  yield ';; Books of an escrow, as lading replayed them. Times are UTC, dates are UTC days.\noption "title" "Lading"\n';
  const declared = new Set<string>();
  const declare = (name: string, text: string): string => {
    if (declared.has(name)) return "";
    declared.add(name);
    return `\n${text}`;
  };
  const openRoots = (day: string): string =>
    Object.values(bookAccounts)
      .map((account) => declare(account, `${day} open ${account}`))
      .join("");

  let lastTime = 0;
  let sequence = 0;
  for await (const entry of journal) {
    const currency = currencies(entry.token);
    const { from, to } = entryAccounts(entry);
    const day = utcDay(entry.place.time);
    sequence += 1;
    lastTime = entry.place.time;
    yield openRoots(day);
    yield declare(currency.token, commodityLines(currency, day));
    yield declare(from, `${day} open ${from}`);
    yield declare(to, `${day} open ${to}`);
    yield transactionLines(entry, { sequence, from, to, currency });
  }

  // A balance counts at the start of its day.
  const closing = utcDay(lastTime + secondsPerDay);
  yield openRoots(closing);
  for (const totals of verdict.currencies) {
    const currency = currencies(totals.token);
    yield declare(currency.token, commodityLines(currency, closing));
    for (const [account, balance] of closingBalances(totals)) {
      // Without "~ 0" a difference of one in the last digit would pass.
      yield `\n${closing} balance ${bookAccounts[account]}  ${exactAmount(balance, currency)} ~ 0 ${currency.code}`;
    }
  }
  yield "\n";
}

function commodityLines(currency: BookCurrency, day: string): string {
  return `${day} commodity ${currency.code}\n  token: "${currency.token}"`;
}

interface TransactionParts {
  readonly sequence: number;
  readonly from: string;
  readonly to: string;
  readonly currency: BookCurrency;
}

function transactionLines(
  { place, cause, orderId, amount }: Entry,
  { sequence, from, to, currency }: TransactionParts,
): string {
  const exact = exactAmount(amount, currency);
  return [
    `\n\n${utcDay(place.time)} * "${cause}"`,
    `  entry: ${sequence}`,
    `  block: ${place.block}`,
    `  transaction: ${place.transaction}`,
    `  time: "${utcTime(place.time)}"`,
    ...(orderId === undefined ? [] : [`  order: "${orderId}"`]),
    `  ${to}  ${exact} ${currency.code}`,
    `  ${from}  -${exact} ${currency.code}`,
  ].join("\n");
}
