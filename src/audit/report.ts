import type { Hex } from "viem";

import type { EventName } from "./decode/event.ts";
import { type Finding, unbalances, unproves } from "./finding.ts";
import type { Books } from "./fold/books.ts";

/** What one currency did, in the token's smallest unit. */
export interface CurrencyTotals {
  readonly token: Hex;
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

/** The block hash that everything hangs on. */
export interface Anchor {
  readonly block: number;
  readonly hash: Hex;
  /** Whether the caller trusts this hash from elsewhere; otherwise it is what the same node said. */
  readonly given: boolean;
}

/** What the auditor says. */
export interface Verdict {
  /** Every cent is accounted for, and the contract stores what its events say. */
  readonly balanced: boolean;
  /** The events are complete and genuine, as far as the anchor is. */
  readonly proven: boolean;
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
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
}

export function verdictOf({
  books,
  anchor,
  findings,
  balances,
  counts,
  checkedProof,
}: VerdictParameters): Verdict {
  return {
    balanced: !findings.some(unbalances),
    proven: checkedProof && !findings.some(unproves),
    anchor,
    findings,
    currencies: [...books.ledgers.keys()].map((token) => totalsOf(books, token, balances.get(token))),
    counts: { ...counts, orders: books.orders.size, events: Object.fromEntries(books.eventCounts) },
  };
}

function totalsOf(books: Books, token: Hex, balance: bigint | undefined): CurrencyTotals {
  const ledger = books.ledgers.get(token);
  let orders = 0;
  for (const order of books.orders.values()) if (order.token === token) orders += 1;
  return {
    token,
    orders,
    locked: -(ledger?.payers ?? 0n),
    carried: ledger?.carriedVolume ?? 0n,
    toSellers: ledger?.sellers ?? 0n,
    toBuyers: ledger?.buyers ?? 0n,
    fees: ledger?.fees ?? 0n,
    arbitration: ledger?.arbitration ?? 0n,
    held: ledger?.held ?? 0n,
    credits: ledger?.credits ?? 0n,
    donated: ledger?.donated ?? 0n,
    balance,
  };
}
