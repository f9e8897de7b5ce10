import type { Hex } from "viem";

import { type Details, detailFieldNames } from "../../order/detailFields.ts";
import { commitDetails } from "../../order/details.ts";
import { LadingError } from "../../order/errors.ts";
import { orderIdOf } from "../../order/ids.ts";
import { MoneyInvalidError, parseMoney } from "../../order/money.ts";
import { type Order, parseOrder } from "../../order/order.ts";
import { ParseError } from "../../order/parse.ts";
import type { Network } from "../network/openNetwork.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import type { Signer } from "../signing/signer.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import { type CanonicalRow, seedOf } from "./importKey.ts";
import type { ImportProblem } from "./importProblem.ts";
import type { ImportRow } from "./importRow.ts";

/** A row with its token, its terms and its amount known; only its salts are missing. */
export interface ResolvedRow {
  readonly row: ImportRow;
  readonly currency: TokenCurrency;
  readonly order: Omit<Order, "detailsHash">;
}

const noDetails: Hex = `0x${"0".repeat(64)}`;

/** What is wrong with rows once their tokens and terms are known; the rows as orders without details. */
export function resolveRows(
  rows: readonly ImportRow[],
  currencies: ReadonlyMap<string, TokenCurrency>,
  { address }: Signer,
  defaultTerms: Hex | undefined,
): { readonly resolved: readonly ResolvedRow[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const resolved = rows.flatMap((row): ResolvedRow[] => {
    const { line } = row;
    const currency = currencies.get(row.currency);
    const termsId = row.termsId ?? defaultTerms;
    if (termsId === undefined)
      problems.push({ line, column: "terms", reason: "is empty, and --terms names no default" });
    if (currency === undefined || termsId === undefined) return [];
    try {
      const order: Order = parseOrder({
        termsId,
        buyer: row.buyer ?? address,
        seller: row.seller,
        token: currency.token,
        amount: parseMoney(row.amount, currency).amount,
        lockBy: row.lockBy,
        deliverBy: row.deliverBy,
        detailsHash: noDetails,
      });
      return [{ row, currency, order }];
    } catch (error) {
      problems.push(...problemsOf(line, error));
      return [];
    }
  });
  return { resolved, problems };
}

function problemsOf(line: number, error: unknown): ImportProblem[] {
  if (error instanceof MoneyInvalidError)
    return [{ line, column: "amount", reason: [error.shortMessage, ...error.metaMessages].join(" ") }];
  if (error instanceof ParseError)
    return error.issues.map(({ path, message }) => ({
      line,
      column: columns[path] ?? path,
      reason: message,
    }));
  if (error instanceof LadingError) return [{ line, reason: error.shortMessage }];
  throw error;
}

/** Columns of the order's fields whose names differ. */
const columns: Readonly<Record<string, string>> = {
  lockBy: "lock_by",
  deliverBy: "deliver_by",
  token: "currency",
  termsId: "terms",
};

/** The orders, salted by the importer's key: the same on every machine. */
export function saltOrders(
  resolved: readonly ResolvedRow[],
  { chainId, escrow }: Pick<Network, "chainId" | "escrow">,
  key: Hex,
): ImportedOrder[] {
  return resolved.map(({ row, currency, order: unsalted }): ImportedOrder => {
    const seed = seedOf(key, row, canonicalRow(unsalted, row.details));
    const { detailsHash, details } = commitDetails({ details: row.details, seed });
    const order: Order = { ...unsalted, detailsHash };
    const { code, decimals } = currency;
    const file = { chainId, escrow, order, currency: { code, decimals }, private: { details, seed } };
    return { row, orderId: orderIdOf({ escrow, chainId }, order), order, currency, file };
  });
}

function canonicalRow(order: ResolvedRow["order"], details: Details): CanonicalRow {
  const { termsId, buyer, seller, token, amount, lockBy, deliverBy } = order;
  const parties = [termsId, buyer, seller, token].map((hex) => hex.toLowerCase());
  return [
    ...parties,
    amount.toString(),
    lockBy,
    deliverBy,
    ...detailFieldNames.map((field) => details[field] ?? ""),
  ];
}
