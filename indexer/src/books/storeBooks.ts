import type { Context } from "ponder:registry";
import { credit, currencyTotal, eventCount, order, recoveryChoice, term } from "ponder:schema";

import { encodePlain } from "../../../src/audit/checkpoint/encodePlain.ts";
import type { Books } from "../../../src/audit/fold/books.ts";
import type { Heard } from "./heard.ts";
import { currencyRow, orderRow } from "./rows.ts";

/** Where rows go. */
export interface Target {
  readonly db: Context["db"];
  readonly chainId: number;
}

/** Writes books back that were loaded for one block: they hold nothing but what its events read or changed. */
export async function storeBooks(books: Books, { settled }: Heard, { db, chainId }: Target): Promise<void> {
  const orders = [
    ...Array.from(books.orders.values(), (record) => orderRow(chainId, record, null)),
    ...settled.map(({ record, time }) => orderRow(chainId, record, BigInt(time))),
  ];
  for (const row of orders) await db.insert(order).values(row).onConflictDoUpdate(row);

  for (const [termsId, terms] of books.terms) {
    const { arbitrator, feeRecipient, feeBps, arbitrationFeeBps } = terms;
    const columns = { arbitrator, feeRecipient, feeBps, arbitrationFeeBps, published: encodePlain(terms) };
    // Published terms never change.
    await db
      .insert(term)
      .values({ chainId, termsId, ...columns })
      .onConflictDoNothing();
  }
  for (const [token, ledger] of books.ledgers) {
    const row = currencyRow(chainId, token, ledger);
    await db.insert(currencyTotal).values(row).onConflictDoUpdate(row);
  }
  for (const { owner, token, amount, nonce } of books.credits.values()) {
    const row = { chainId, owner, token, amount, nonce };
    await db.insert(credit).values(row).onConflictDoUpdate({ amount, nonce });
  }
  for (const [account, { registry, pending, pendingFrom }] of books.recoveries) {
    const choice = { registry, pending, pendingFrom: BigInt(pendingFrom) };
    await db
      .insert(recoveryChoice)
      .values({ chainId, account, ...choice })
      .onConflictDoUpdate(choice);
  }
  for (const [name, count] of books.eventCounts) {
    await db
      .insert(eventCount)
      .values({ chainId, name, count: BigInt(count) })
      .onConflictDoUpdate((row) => ({ count: row.count + BigInt(count) }));
  }
}
