import type { Hex } from "viem";
import type { Entry } from "../../audit/fold/entry.ts";
import type { Account } from "../../audit/fold/ledger.ts";
import type { CurrencyBook } from "../currencyBook.ts";
import type { Period } from "./period.ts";
import type { LineKind, OpenItem, OrderLookup } from "./statement.ts";
import { type Movement, type StatementFold, statementFold } from "./statementFold.ts";

export interface PartyStatementParameters {
  /** In lower case. */
  readonly party: Hex;
  readonly period: Period;
  readonly currencies: CurrencyBook;
  /** Settled orders too, where counterparties are to be named. */
  readonly orders: OrderLookup;
}

/** What a party's account at the escrow gets, by the account that money enters. */
const received: Readonly<Partial<Record<Account, LineKind>>> = {
  sellers: "paid to the seller",
  buyers: "paid back to the buyer",
  fees: "fee",
  arbitration: "arbitration fee",
  uncollected: "credit withdrawn",
};

/** What leaves it, by the account that money comes from. */
const given: Readonly<Partial<Record<Account, LineKind>>> = {
  payers: "locked",
  donors: "donated",
  uncollected: "kept as credit",
};

/**
 * The statement of one party. Its balance is what the escrow paid to it less what it paid in; a payout that became a credit
 * is taken back until it is withdrawn, so that the lines are what the party's own wallet shows.
 *
 * @example
 * const fold = partyStatement({ party, period: parsePeriod({ from: "2026-01-01" }), currencies, orders: books.orders });
 * for await (const part of statementParts(journal, fold)) console.log(part);
 */
export function partyStatement({
  party,
  period,
  currencies,
  orders,
}: PartyStatementParameters): StatementFold {
  const held = new Map<Hex, { readonly token: Hex; amount: bigint }>();
  const credits = new Map<Hex, bigint>();

  const othersIn = (orderId: Hex | undefined): Hex[] => {
    const order = orderId === undefined ? undefined : orders.get(orderId);
    return order === undefined
      ? []
      : [...new Set([order.buyer, order.seller])].filter((side) => side !== party);
  };

  function movement(entry: Entry): Movement | undefined {
    const { from, fromParty, to, toParty, amount, orderId } = entry;
    const out = fromParty === party ? given[from] : undefined;
    if (out !== undefined) return { kind: out, amount: -amount, counterparties: othersIn(orderId) };
    const into = toParty === party ? received[to] : undefined;
    if (into !== undefined) return { kind: into, amount, counterparties: othersIn(orderId) };
    return undefined;
  }

  function follow({ from, fromParty, to, toParty, orderId, token, amount }: Entry): void {
    if (to === "credits" && toParty === party) credits.set(token, (credits.get(token) ?? 0n) + amount);
    if (from === "credits" && fromParty === party) credits.set(token, (credits.get(token) ?? 0n) - amount);
    if (orderId === undefined || (from !== "held" && to !== "held")) return;
    const before = held.get(orderId)?.amount ?? 0n;
    const after = before + (to === "held" ? amount : 0n) - (from === "held" ? amount : 0n);
    if (after === 0n) held.delete(orderId);
    else if (isHolder(orderId)) held.set(orderId, { token, amount: after });
  }

  function isHolder(orderId: Hex): boolean {
    const order = orders.get(orderId);
    return order?.buyerHolder === party || order?.sellerHolder === party;
  }

  function openItems(): OpenItem[] {
    return [
      ...[...held].map(([orderId, { token, amount }]) => ({
        kind:
          orders.get(orderId)?.buyerHolder === party
            ? ("held as buyer" as const)
            : ("held as seller" as const),
        orderId,
        counterparties: othersIn(orderId),
        currency: currencies(token),
        amount,
      })),
      ...[...credits].flatMap(([token, amount]) =>
        amount === 0n
          ? []
          : [
              {
                kind: "credit" as const,
                orderId: undefined,
                counterparties: [],
                currency: currencies(token),
                amount,
              },
            ],
      ),
    ];
  }

  return statementFold({ period, currencies, view: { movement, follow, openItems } });
}
