import type { Context } from "ponder:registry";
import { credit, currencyTotal, order, recoveryChoice, term } from "ponder:schema";

import { decodePlain } from "../../../src/audit/checkpoint/encodePlain.ts";
import type { Books, OrderRecord } from "../../../src/audit/fold/books.ts";
import type { Terms } from "../../../src/order/terms.ts";
import { ledgerOf } from "./rows.ts";
import type { Wanted } from "./wanted.ts";

type Database = Context["db"];

/** Fills books with what is wanted of the tables; what is not there was never there. */
export async function loadBooks(
  books: Books,
  wanted: Wanted,
  { db, chainId }: { db: Database; chainId: number },
): Promise<void> {
  const termsIds = new Set(wanted.termsIds);
  const tokens = new Set(wanted.tokens);
  for (const orderId of wanted.orderIds) {
    const row = await db.find(order, { chainId, orderId });
    if (row === null) continue;
    termsIds.add(row.termsId);
    tokens.add(row.token);
    // Of an order that is settled the fold asks only whether there was one, and in which currency.
    if (row.open === null) books.settled.add({ orderId, token: row.token, word: 0n, holders: undefined });
    else books.orders.set(orderId, decodePlain(row.open) as OrderRecord);
  }
  for (const termsId of termsIds) {
    const row = await db.find(term, { chainId, termsId });
    if (row !== null) books.terms.set(termsId, decodePlain(row.published) as Terms);
  }
  for (const token of tokens) {
    const row = await db.find(currencyTotal, { chainId, token });
    if (row !== null) books.ledgers.set(token, ledgerOf(row));
  }
  for (const [key, { owner, token }] of wanted.credits) {
    const row = await db.find(credit, { chainId, owner, token });
    if (row !== null) books.credits.set(key, { owner, token, amount: row.amount, nonce: row.nonce });
  }
  for (const account of wanted.accounts) {
    const row = await db.find(recoveryChoice, { chainId, account });
    if (row === null) continue;
    const { registry, pending, pendingFrom } = row;
    books.recoveries.set(account, { registry, pending, pendingFrom: Number(pendingFrom) });
  }
}
