import type { OwnRow } from "./readOwnCsv.ts";
import type { StatementLine } from "./statement.ts";

/** What is in one and not in the other. */
export interface StatementMatch {
  readonly matched: number;
  readonly onlyInStatement: readonly StatementLine[];
  readonly onlyInOwn: readonly OwnRow[];
}

export interface MatchOptions {
  /** How many days the dates of one movement may differ: a party may book it on another day. */
  readonly maxDays?: number | undefined;
}

const secondsPerDay = 86_400;

/**
 * Compares a statement's lines with a party's own records, one to one, by currency, exact amount and day, and by order where
 * the party names it. Lines of one transaction may also be one record of the party, because pushes are netted.
 *
 * @param lines In the journal's order.
 */
export async function matchStatement(
  lines: AsyncIterable<StatementLine> | Iterable<StatementLine>,
  own: readonly OwnRow[],
  { maxDays = 3 }: MatchOptions = {},
): Promise<StatementMatch> {
  const unmatched = new Map<string, OwnRow[]>();
  for (const row of [...own].sort((a, b) => a.day - b.day)) {
    const key = keyOf(row.currency.token, row.amount);
    unmatched.set(key, [...(unmatched.get(key) ?? []), row]);
  }
  let matched = 0;
  const onlyInStatement: StatementLine[] = [];

  /** The earliest record that fits: what comes later can then still have the later ones. */
  function take({ currency, time, orderId }: StatementLine, amount: bigint, byOrder: boolean): boolean {
    const rows = unmatched.get(keyOf(currency.token, amount)) ?? [];
    const day = Math.floor(time / secondsPerDay);
    const index = rows.findIndex(
      (row) => Math.abs(row.day - day) <= maxDays && row.orderId === (byOrder ? orderId : undefined),
    );
    if (index < 0) return false;
    rows.splice(index, 1);
    matched += 1;
    return true;
  }

  function matchTransaction(transaction: readonly StatementLine[]): void {
    const rest = withoutCredited(transaction).filter(
      (line) =>
        !(line.orderId !== undefined && take(line, line.amount, true)) && !take(line, line.amount, false),
    );
    const [first] = rest;
    if (first === undefined) return;
    const total = rest.reduce((sum, { amount }) => sum + amount, 0n);
    // Nothing moved, or all of it in one transfer.
    if (total === 0n || (rest.length > 1 && take(first, total, false))) return;
    onlyInStatement.push(...rest);
  }

  let transaction: StatementLine[] = [];
  for await (const line of lines) {
    const [first] = transaction;
    if (first !== undefined && (first.block !== line.block || first.transaction !== line.transaction)) {
      for (const part of byCurrency(transaction)) matchTransaction(part);
      transaction = [];
    }
    transaction.push(line);
  }
  for (const part of byCurrency(transaction)) matchTransaction(part);
  const onlyInOwn = [...unmatched.values()].flat().sort((a, b) => a.line - b.line);
  return { matched, onlyInStatement, onlyInOwn };
}

function keyOf(token: string, amount: bigint): string {
  return `${token}/${amount}`;
}

function byCurrency(lines: readonly StatementLine[]): Iterable<StatementLine[]> {
  const groups = new Map<string, StatementLine[]>();
  for (const line of lines) {
    const group = groups.get(line.currency.token) ?? [];
    group.push(line);
    groups.set(line.currency.token, group);
  }
  return groups.values();
}

/** A payout that became a credit of the same size in the same transaction never reached the party. */
function withoutCredited(lines: readonly StatementLine[]): StatementLine[] {
  const rest = [...lines];
  for (const credit of lines.filter(({ kind }) => kind === "kept as credit")) {
    const payout = rest.findIndex(({ amount }) => amount === -credit.amount);
    if (payout < 0) continue;
    rest.splice(payout, 1);
    rest.splice(rest.indexOf(credit), 1);
  }
  return rest;
}
