import type { Hex } from "viem";

/** A payout that may still be announced as sent elsewhere. */
export interface Redirectable {
  readonly owner: Hex;
  readonly token: Hex;
  readonly amount: bigint;
}

/** What the events of one transaction promise and its end must have kept. */
export interface Scope {
  /** Tokens that must arrive, by token and payer. */
  readonly expectedIn: Flows;
  /** Tokens that must arrive from anywhere, by token and funder. */
  readonly broughtIn: Flows;
  /** Tokens that must leave, by token and receiver. */
  readonly expectedOut: Flows;
  /** By order: what a settlement left for next orders. */
  readonly carryDue: Map<Hex, bigint>;
  /** The next order that was announced and must be locked before anything else is carried. */
  announced: { readonly nextOrderId: Hex; readonly amount: bigint } | undefined;
  /** Orders that paid out: those that are settled leave the books at the end. */
  readonly paid: Set<Hex>;
  /** Orders whose undisputed part was paid. */
  readonly disputeDue: Set<Hex>;
  /** By order. */
  readonly redirectable: Map<Hex, Redirectable>;
  /** By order: locks of routers, whose payer the router has still to name. */
  readonly routedLocks: Map<Hex, RoutedLock>;
  /** What routers were asked to bring and have not yet said from whom. */
  readonly routedFundings: RoutedFunding[];
  /** By order: payouts to routers, which they have still to convert. */
  readonly routedPayouts: Map<Hex, RoutedPayout>;
  /** What conversions say was given and received. */
  readonly fxGiven: FxGiven[];
  readonly fxReceived: FxReceived[];
}

/** A lock whose payer is a router. */
export interface RoutedLock {
  readonly router: Hex;
  readonly token: Hex;
  readonly amount: bigint;
}

/** A `LockFunded` of a router. */
export interface RoutedFunding {
  readonly router: Hex;
  readonly token: Hex;
  readonly amount: bigint;
}

/** What a conversion took: from its payer, or from the router after a pull by signature. */
export interface FxGiven {
  readonly token: Hex;
  readonly payer: Hex;
  readonly router: Hex;
  readonly amount: bigint;
}

/** What a sale brought. */
export interface FxReceived {
  readonly token: Hex;
  readonly recipient: Hex;
  readonly amount: bigint;
}

/** A payout that was redirected to a router. */
export interface RoutedPayout extends Redirectable {
  readonly router: Hex;
}

export function emptyScope(): Scope {
  return {
    expectedIn: new Map(),
    broughtIn: new Map(),
    expectedOut: new Map(),
    carryDue: new Map(),
    announced: undefined,
    paid: new Set(),
    disputeDue: new Set(),
    redirectable: new Map(),
    routedLocks: new Map(),
    routedFundings: [],
    routedPayouts: new Map(),
    fxGiven: [],
    fxReceived: [],
  };
}

/** Amounts by token and account. */
export type Flows = Map<Hex, Map<Hex, bigint>>;

export function addFlow(flows: Flows, token: Hex, account: Hex, amount: bigint): void {
  if (amount === 0n) return;
  let accounts = flows.get(token);
  if (accounts === undefined) {
    accounts = new Map();
    flows.set(token, accounts);
  }
  accounts.set(account, (accounts.get(account) ?? 0n) + amount);
}

export function flowOf(flows: Flows, token: Hex, account: Hex): bigint {
  return flows.get(token)?.get(account) ?? 0n;
}
