import type { Hex } from "viem";
import type { Entry } from "../../audit/fold/entry.ts";
import type { Account } from "../../audit/fold/ledger.ts";
import type { CurrencyBook } from "../currencyBook.ts";
import type { Period } from "./period.ts";
import type { LineKind, OpenItem, OrderLookup } from "./statement.ts";
import { type Movement, type StatementFold, statementFold } from "./statementFold.ts";

export interface OrderStatementParameters {
  readonly orderId: Hex;
  readonly period: Period;
  readonly currencies: CurrencyBook;
  readonly orders: OrderLookup;
}

const into: Readonly<Partial<Record<Account, LineKind>>> = { payers: "locked", carried: "carried in" };

const out: Readonly<Partial<Record<Account, LineKind>>> = {
  sellers: "paid to the seller",
  buyers: "paid back to the buyer",
  fees: "fee",
  arbitration: "arbitration fee",
  carried: "carried on",
};

/** The statement of one order. Its balance is what the escrow holds for it. */
export function orderStatement(parameters: OrderStatementParameters): StatementFold {
  const { orderId, period, currencies, orders } = parameters;
  const held = new Map<Hex, bigint>();

  function movement(entry: Entry): Movement | undefined {
    if (entry.orderId !== orderId) return undefined;
    const { from, fromParty, to, toParty, amount } = entry;
    const parties = [fromParty, toParty].filter((party) => party !== undefined);
    const kindIn = to === "held" ? into[from] : undefined;
    if (kindIn !== undefined) return { kind: kindIn, amount, counterparties: parties };
    const kindOut = from === "held" ? out[to] : undefined;
    if (kindOut !== undefined) return { kind: kindOut, amount: -amount, counterparties: parties };
    return undefined;
  }

  function follow(entry: Entry): void {
    const moved = movement(entry);
    if (moved !== undefined) held.set(entry.token, (held.get(entry.token) ?? 0n) + moved.amount);
  }

  function openItems(): OpenItem[] {
    const sides = orders.get(orderId);
    const counterparties = sides === undefined ? [] : [sides.buyerHolder, sides.sellerHolder];
    return [...held].flatMap(([token, amount]) =>
      amount === 0n ? [] : [{ kind: "held", orderId, counterparties, currency: currencies(token), amount }],
    );
  }

  return statementFold({ period, currencies, view: { movement, follow, openItems } });
}
