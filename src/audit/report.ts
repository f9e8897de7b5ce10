import type { Hex } from "viem";

import type { Anchor } from "./anchor.ts";
import type { EventName } from "./decode/event.ts";
import { type Finding, isOfItsToken, mayBePast, unbalances } from "./finding.ts";
import { type Books, orderCount } from "./fold/books.ts";
import type { Ledger } from "./fold/ledger.ts";
import { notProvenOf } from "./notProven.ts";

/** What one currency did, in the token's smallest unit. */
export interface CurrencyTotals {
  readonly token: Hex;
  /** The verdict does not speak of it: nobody whom the reader knows takes it for money. */
  readonly foreign: boolean;
  /** No finding concerns this currency, or every one. */
  readonly balanced: boolean;
  readonly orders: number;
  /** What payers brought; money carried into next orders is not counted twice. */
  readonly locked: bigint;
  readonly carried: bigint;
  /** Net of fees, whether pushed or waiting as a credit. */
  readonly toSellers: bigint;
  readonly toBuyers: bigint;
  readonly fees: bigint;
  readonly arbitration: bigint;
  readonly held: bigint;
  readonly credits: bigint;
  readonly donated: bigint;
  /** The token's own word; `undefined` if it gave none. */
  readonly balance: bigint | undefined;
}

/** How much was read. */
export interface AuditCounts {
  readonly blocks: number;
  /** Blocks whose receipts were read; the others' proven headers exclude the escrow. */
  readonly blocksRead: number;
  readonly receipts: number;
  readonly logs: number;
  readonly orders: number;
  readonly events: Readonly<Partial<Record<EventName, number>>>;
}

/** What the auditor says. */
export interface Verdict {
  /** Every cent is accounted for, and the contract stores what its events say. */
  readonly balanced: boolean;
  /** The events are complete and genuine: everything hangs on a block hash that the caller trusts. */
  readonly proven: boolean;
  /** What was not proven, in sentences; none when everything was. */
  readonly notProven: readonly string[];
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
  /** Of currencies that the verdict does not speak of. */
  readonly foreignFindings: readonly Finding[];
  readonly currencies: readonly CurrencyTotals[];
  readonly counts: AuditCounts;
}

export interface VerdictParameters {
  readonly books: Books;
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
  readonly balances: ReadonlyMap<Hex, bigint>;
  readonly counts: Omit<AuditCounts, "orders" | "events">;
  /** Whether receipts and headers were checked at all. */
  readonly checkedProof: boolean;
  /** Tokens that the verdict speaks of, in lower case; without it, all. */
  readonly spokenOf?: ReadonlySet<Hex> | undefined;
}

export function verdictOf({
  books,
  anchor,
  findings: found,
  balances,
  counts,
  checkedProof,
  spokenOf,
}: VerdictParameters): Verdict {
  const isForeign = (token: Hex): boolean => spokenOf !== undefined && !spokenOf.has(token);
  const isForeignOnly = (each: Finding): boolean =>
    isOfItsToken(each) && each.token !== undefined && isForeign(each.token);
  const findings = found.filter((each) => !isForeignOnly(each));
  const foreignFindings = found.filter(isForeignOnly);
  const notProven = notProvenOf({ anchor, findings, checkedProof });
  // With an unknown past nobody can say that what it would explain is wrong; the verdict is then not proven either.
  const isPastUnknown = findings.some(({ code }) => code === "openingUnknown");
  const isWrong = (each: Finding): boolean => unbalances(each) && !(isPastUnknown && mayBePast(each));
  const wrong = findings.filter(isWrong);
  const wrongHere = [...wrong, ...foreignFindings.filter(isWrong)];
  return {
    balanced: wrong.length === 0,
    proven: notProven.length === 0,
    notProven,
    anchor,
    findings,
    foreignFindings,
    currencies: [...books.ledgers].map(([token, ledger]) => ({
      ...totalsOf(token, ledger, balances.get(token)),
      foreign: isForeign(token),
      balanced: !wrongHere.some((each) => each.token === undefined || each.token === token),
    })),
    counts: { ...counts, orders: orderCount(books), events: Object.fromEntries(books.eventCounts) },
  };
}

function totalsOf(
  token: Hex,
  ledger: Ledger,
  balance: bigint | undefined,
): Omit<CurrencyTotals, "balanced" | "foreign"> {
  return {
    token,
    orders: Number(ledger.orderCount),
    locked: -ledger.payers,
    carried: ledger.carriedVolume,
    toSellers: ledger.sellers,
    toBuyers: ledger.buyers,
    fees: ledger.fees,
    arbitration: ledger.arbitration,
    held: ledger.held,
    credits: ledger.credits,
    donated: ledger.donated,
    balance,
  };
}
