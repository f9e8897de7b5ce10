import type { Address, Hex } from "viem";

import type { Order } from "../../order/order.ts";
import type { OrderState } from "../../order/orderState.ts";
import type { Status } from "../../order/status.ts";
import type { Terms } from "../../order/terms.ts";
import type { EventName } from "../decode/event.ts";
import type { Finding } from "../finding.ts";
import type { Ledger } from "./ledger.ts";
import { orderDigest } from "./orderDigest.ts";
import { emptyScope, type Scope } from "./scope.ts";

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
  readonly orders: Map<Hex, OrderRecord>;
  /** By `creditKey`. */
  readonly credits: Map<string, CreditRecord>;
  readonly recoveries: Map<Hex, RecoveryRecord>;
  /** By token. */
  readonly ledgers: Map<Hex, Ledger>;
  readonly eventCounts: Map<EventName, number>;
  readonly findings: Finding[];
  /** What the present transaction has still to show. */
  scope: Scope;
}

/** Books of an escrow before its first event. */
export function emptyBooks(escrow: Address, chainId: number): Books {
  return {
    // Letter case is a checksum for people.
    escrow: `0x${escrow.slice(2).toLowerCase()}`,
    orderId: orderDigest({ escrow, chainId }),
    terms: new Map(),
    orders: new Map(),
    credits: new Map(),
    recoveries: new Map(),
    ledgers: new Map(),
    eventCounts: new Map(),
    findings: [],
    scope: emptyScope(),
  };
}

export function creditKey(owner: Hex, token: Hex): string {
  return `${owner}/${token}`;
}
