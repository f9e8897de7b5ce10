import type { Hex } from "viem";

import { type Finding, finding } from "../finding.ts";
import type { Books } from "../fold/books.ts";
import { accounts, type Ledger } from "../fold/ledger.ts";
import { paidBy } from "../fold/settling.ts";

/** Locked = to seller + to buyer + fees + arbitration + carried + held, for each order and for each currency. */
export function checkConservation(books: Books): Finding[] {
  return [...checkOrders(books), ...checkCurrencies(books)];
}

/** Of open orders; every other one was checked when it settled. */
function checkOrders(books: Books): Finding[] {
  return [...books.orders.values()].flatMap((order) => {
    const { orderId, token, amount, held } = order;
    const difference = amount - paidBy(order) - held;
    if (difference === 0n && held >= 0n) return [];
    const details = { orderId, token, amount: difference === 0n ? held : difference };
    return [finding("orderNotConserved", `${amount} locked, ${held} held`, details)];
  });
}

function checkCurrencies(books: Books): Finding[] {
  const held = new Map<Hex, bigint>();
  for (const order of books.orders.values())
    held.set(order.token, (held.get(order.token) ?? 0n) + order.held);
  const credits = new Map<Hex, bigint>();
  for (const { token, amount } of books.credits.values())
    credits.set(token, (credits.get(token) ?? 0n) + amount);

  return [...books.ledgers].flatMap(([token, ledger]) =>
    [
      { what: "all accounts together", difference: sum(ledger) },
      { what: "money between orders", difference: ledger.carried },
      {
        what: "held of the currency less held of its orders",
        difference: ledger.held - (held.get(token) ?? 0n),
      },
      {
        what: "credits of the currency less its owners'",
        difference: ledger.credits - (credits.get(token) ?? 0n),
      },
    ].flatMap(({ what, difference }) =>
      difference === 0n
        ? []
        : [finding("currencyNotConserved", `${what} is ${difference}`, { token, amount: difference })],
    ),
  );
}

function sum(ledger: Ledger): bigint {
  return accounts.reduce((total, account) => total + ledger[account], 0n);
}
