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
  /** Orders whose undisputed part was paid. */
  readonly disputeDue: Set<Hex>;
  /** By order. */
  readonly redirectable: Map<Hex, Redirectable>;
}

export function emptyScope(): Scope {
  return {
    expectedIn: new Map(),
    broughtIn: new Map(),
    expectedOut: new Map(),
    carryDue: new Map(),
    announced: undefined,
    disputeDue: new Set(),
    redirectable: new Map(),
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
