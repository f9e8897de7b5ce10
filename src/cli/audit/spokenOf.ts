import type { Hex } from "viem";

import type { Archive, Books } from "../../audit/index.ts";
import { lowerCase } from "../../text/lowerCase.ts";

/** Whose audit it is: the currencies of their orders count, whatever they are. */
export interface AuditedFor {
  readonly parties?: readonly string[] | undefined;
  readonly orderIds?: readonly Hex[] | undefined;
  /** Tokens that the reader's order files name. */
  readonly tokens?: readonly string[] | undefined;
}

/**
 * The tokens that a verdict speaks of: those that were named or are known, and every one in which an audited party ever had
 * an order. `undefined` where nothing at all is known of a chain's currencies: then it speaks of all.
 */
export async function spokenOf(
  books: Books,
  archive: Archive,
  named: Iterable<Hex>,
  { parties = [], orderIds = [], tokens = [] }: AuditedFor,
): Promise<ReadonlySet<Hex> | undefined> {
  const spoken = new Set([...named, ...tokens.map(lowerCase)]);
  if (parties.length + orderIds.length > 0) {
    const isParty = new Set<string>(parties.map(lowerCase));
    const isOrder = new Set<string>(orderIds.map(lowerCase));
    for await (const { order } of archive.orders(books)) {
      const { orderId, token, buyer, seller, payer, buyerHolder, sellerHolder } = order;
      const sides = [buyer, seller, payer, buyerHolder, sellerHolder];
      if (isOrder.has(orderId) || sides.some((side) => isParty.has(side))) spoken.add(token);
    }
    for (const { owner, token } of books.credits.values()) if (isParty.has(owner)) spoken.add(token);
  }
  return spoken.size === 0 ? undefined : spoken;
}
