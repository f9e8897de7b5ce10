import { conversion, finding, posting } from "ponder:schema";

import type { Finding } from "../../../src/audit/finding.ts";
import type { Conversion } from "../../../src/audit/fold/conversions.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import type { Heard } from "./heard.ts";
import type { Target } from "./storeBooks.ts";

/** Writes down what happened in one block; it is numbered in its order. */
export async function storeHistory(
  { entries, conversions }: Heard,
  findings: readonly Finding[],
  { db, chainId, block }: Target & { readonly block: bigint },
): Promise<void> {
  const at = (sequence: number) => ({ chainId, block, sequence });
  if (entries.length > 0) {
    await db.insert(posting).values(entries.map((entry, index) => ({ ...at(index), ...postingOf(entry) })));
  }
  if (conversions.length > 0) {
    await db
      .insert(conversion)
      .values(conversions.map((converted, index) => ({ ...at(index), ...conversionOf(converted) })));
  }
  if (findings.length > 0) {
    await db.insert(finding).values(findings.map((found, index) => ({ ...at(index), ...findingOf(found) })));
  }
}

function postingOf({ place, cause, orderId, token, amount, from, fromParty, to, toParty }: Entry) {
  return {
    transaction: place.transaction,
    time: BigInt(place.time),
    cause,
    orderId: orderId ?? null,
    token,
    amount,
    fromAccount: from,
    fromParty: fromParty ?? null,
    toAccount: to,
    toParty: toParty ?? null,
  };
}

function conversionOf(converted: Conversion) {
  const { place, kind, router, venue, orderId, tokenIn, paid, tokenOut, received } = converted;
  return {
    transaction: place.transaction,
    time: BigInt(place.time),
    kind,
    router,
    venue,
    orderId: orderId ?? null,
    party: converted.kind === "paid" ? converted.payer : converted.owner,
    tokenIn,
    paid,
    tokenOut,
    received,
    recipient: converted.kind === "paid" ? null : converted.recipient,
  };
}

function findingOf({ code, message, orderId, token, amount }: Finding) {
  return { code, message, orderId: orderId ?? null, token: token ?? null, amount: amount ?? null };
}
