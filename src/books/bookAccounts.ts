import type { Entry } from "../audit/fold/entry.ts";
import type { Account } from "../audit/fold/ledger.ts";
import type { CurrencyTotals } from "../audit/report.ts";

/**
 * The chart of accounts for bookkeeping tools, from the escrow's side: what it has is assets, what it was brought is
 * equity, what it paid out is expenses, and what it still owes of that is a liability.
 */
export const bookAccounts: Readonly<Record<Account, string>> = {
  payers: "Equity:Payers",
  donors: "Equity:Donors",
  held: "Assets:Escrow:Held",
  carried: "Assets:Escrow:Carried",
  credits: "Assets:Escrow:Credits",
  donated: "Assets:Escrow:Donated",
  sellers: "Expenses:Sellers",
  buyers: "Expenses:Buyers",
  fees: "Expenses:Fees",
  arbitration: "Expenses:Arbitration",
  uncollected: "Liabilities:Uncollected",
};

/** The two accounts of an entry; those of parties are parts of the kind's account. */
export function entryAccounts({ from, fromParty, to, toParty }: Entry): { from: string; to: string } {
  const name = (account: Account, party: string | undefined) =>
    party === undefined ? bookAccounts[account] : `${bookAccounts[account]}:${party}`;
  return { from: name(from, fromParty), to: name(to, toParty) };
}

/** What the verdict says that accounts must show in the end. It was counted apart from the journal. */
export function closingBalances(totals: CurrencyTotals): readonly (readonly [Account, bigint])[] {
  return [
    ["payers", -totals.locked],
    ["held", totals.held],
    ["carried", 0n],
    ["credits", totals.credits],
    ["donated", totals.donated],
    ["sellers", totals.toSellers],
    ["buyers", totals.toBuyers],
    ["fees", totals.fees],
    ["arbitration", totals.arbitration],
    ["uncollected", -totals.credits],
    ["donors", -totals.donated],
  ];
}
