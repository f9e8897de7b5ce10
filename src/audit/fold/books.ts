import type { Address, Hex } from "viem";

import type { Order } from "../../order/order.ts";
import type { OrderState } from "../../order/orderState.ts";
import type { Status } from "../../order/status.ts";
import type { Terms } from "../../order/terms.ts";
import { lowerCase } from "../../text/lowerCase.ts";
import type { EventName, Place } from "../decode/event.ts";
import type { Finding } from "../finding.ts";
import { type Conversions, noConversions } from "./conversions.ts";
import type { Entry } from "./entry.ts";
import { type KeyTable, keyTable } from "./keyTable.ts";
import type { Ledger } from "./ledger.ts";
import { orderDigest } from "./orderDigest.ts";
import { emptyScope, type Scope } from "./scope.ts";
import { type SettledOrders, settledOrders } from "./settledOrders.ts";

/** Everything the events say about an order. Amounts in the token's smallest unit. */
export interface OrderRecord extends Writable<Omit<OrderState, "status">> {
  readonly orderId: Hex;
  readonly termsId: Hex;
  readonly buyer: Hex;
  readonly seller: Hex;
  readonly payer: Hex;
  readonly token: Hex;
  readonly amount: bigint;
  status: Status;
  buyerHolder: Hex;
  sellerHolder: Hex;
  buyerMoved: boolean;
  sellerMoved: boolean;
  /** Whether it ever was. */
  disputed: boolean;
  toSeller: bigint;
  toBuyer: bigint;
  fees: bigint;
  arbitration: bigint;
  carried: bigint;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What waits for an owner in one currency. */
export interface CreditRecord {
  readonly owner: Hex;
  readonly token: Hex;
  amount: bigint;
  /** How many signed withdrawals there were. */
  nonce: bigint;
}

/** An account's choice of recovery registry, as the contract keeps it. */
export interface RecoveryRecord {
  readonly registry: Hex;
  readonly pending: Hex;
  readonly pendingFrom: number;
}

/**
 * The whole state of a replay. The fold alone writes to it, and in place: a copy of its maps for every event would make the
 * replay quadratic. Same events in, same books out; no clock, no I/O.
 */
export interface Books {
  readonly escrow: Hex;
  /** The id of an order, by its fields. */
  readonly orderId: (order: Order) => Hex;
  readonly terms: Map<Hex, Terms>;
  /** Orders that still hold money. */
  readonly orders: Map<Hex, OrderRecord>;
  /** What is kept of all others: a replay holds in memory what is open, not what ever was. */
  readonly settled: SettledOrders;
  /** Every buyer, seller, payer and holder that any order ever had. */
  readonly parties: KeyTable;
  /** By `creditKey`. */
  readonly credits: Map<string, CreditRecord>;
  readonly recoveries: Map<Hex, RecoveryRecord>;
  /** By token. */
  readonly ledgers: Map<Hex, Ledger>;
  readonly eventCounts: Map<EventName, number>;
  /** FX routers whose events are folded. */
  readonly routers: ReadonlySet<Hex>;
  readonly conversions: Conversions;
  readonly findings: Finding[];
  /** Hears every posting. */
  readonly onEntry: ((entry: Entry) => void) | undefined;
  /** Hears every order once, in the transaction that settled it, with all that its events said. */
  readonly onSettled: ((order: OrderRecord, place: Place) => void) | undefined;
  /** What the present transaction has still to show. */
  scope: Scope;
}

/** Which routers count, and who listens to a replay. */
export interface BooksOptions {
  readonly routers?: readonly Address[] | undefined;
  readonly onEntry?: Books["onEntry"];
  readonly onSettled?: Books["onSettled"];
  readonly onConversion?: Conversions["onConversion"];
}

/** Books of an escrow before its first event. */
export function emptyBooks(escrow: Address, chainId: number, options: BooksOptions = {}): Books {
  return {
    escrow: lowerCase(escrow),
    orderId: orderDigest({ escrow, chainId }),
    terms: new Map(),
    orders: new Map(),
    settled: settledOrders(),
    parties: keyTable(20),
    credits: new Map(),
    recoveries: new Map(),
    ledgers: new Map(),
    eventCounts: new Map(),
    routers: new Set((options.routers ?? []).map(lowerCase)),
    conversions: noConversions(options.onConversion),
    findings: [],
    onEntry: options.onEntry,
    onSettled: options.onSettled,
    scope: emptyScope(),
  };
}

/** How many orders were ever locked. */
export function orderCount(books: Books): number {
  return books.orders.size + books.settled.size();
}

export function creditKey(owner: Hex, token: Hex): string {
  return `${owner}/${token}`;
}
