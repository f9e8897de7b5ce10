import type { Hex } from "viem";
import {
  type OrderSides,
  orderStatement,
  type Period,
  partyStatement,
  type StatementFold,
  type StatementPart,
  statementParts,
} from "../../books/index.ts";

import type { Audited } from "../audit/runAudit.ts";

/** Whose statement. Hexadecimal digits in lower case. */
export type StatementOf = { readonly party: Hex } | { readonly orderId: Hex };

/** Sides of the orders that a statement may name: all that the party ever had a side of, or the one order. */
export async function concernedOrders(
  { archive, books }: Audited,
  of: StatementOf,
): Promise<ReadonlyMap<Hex, OrderSides>> {
  const concerned = new Map<Hex, OrderSides>();
  for await (const { order } of archive.orders(books)) {
    const { orderId, buyer, seller, payer, buyerHolder, sellerHolder } = order;
    const isConcerned =
      "party" in of
        ? [buyer, seller, payer, buyerHolder, sellerHolder].includes(of.party)
        : orderId === of.orderId;
    if (isConcerned) concerned.set(orderId, { buyer, seller, buyerHolder, sellerHolder });
  }
  return concerned;
}

/** A statement in the making. */
export function statementFoldOf(
  of: StatementOf,
  period: Period,
  { currencies }: Audited,
  orders: ReadonlyMap<Hex, OrderSides>,
): StatementFold {
  const common = { period, currencies, orders };
  return "party" in of ? partyStatement({ ...common, ...of }) : orderStatement({ ...common, ...of });
}

/** All parts of a statement, from the archive. */
export async function allParts(audited: Audited, fold: StatementFold): Promise<StatementPart[]> {
  const parts: StatementPart[] = [];
  for await (const part of statementParts(audited.archive.journal, fold)) parts.push(part);
  return parts;
}
