import type { currencyTotal, order } from "ponder:schema";
import type { Hex } from "viem";

import { encodePlain } from "../../../src/audit/checkpoint/encodePlain.ts";
import type { OrderRecord } from "../../../src/audit/fold/books.ts";
import type { Ledger } from "../../../src/audit/fold/ledger.ts";
import { statusName } from "../../../src/order/status.ts";

type CurrencyRow = typeof currencyTotal.$inferInsert;
type OrderRow = typeof order.$inferInsert;

/** A ledger as a row: totals as the auditor names them, and the accounts that balance them. */
export function currencyRow(chainId: number, token: Hex, ledger: Ledger): CurrencyRow {
  return {
    chainId,
    token,
    orders: ledger.orderCount,
    locked: -ledger.payers,
    carried: ledger.carriedVolume,
    toSellers: ledger.sellers,
    toBuyers: ledger.buyers,
    fees: ledger.fees,
    arbitration: ledger.arbitration,
    held: ledger.held,
    credits: ledger.credits,
    donated: ledger.donated,
    betweenOrders: ledger.carried,
    uncollected: ledger.uncollected,
    donors: ledger.donors,
  };
}

/** The ledger that a row was made of. */
export function ledgerOf(row: CurrencyRow): Ledger {
  return {
    payers: -row.locked,
    held: row.held,
    carried: row.betweenOrders,
    sellers: row.toSellers,
    buyers: row.toBuyers,
    fees: row.fees,
    arbitration: row.arbitration,
    credits: row.credits,
    uncollected: row.uncollected,
    donors: row.donors,
    donated: row.donated,
    carriedVolume: row.carried,
    orderCount: row.orders,
  };
}

/**
 * An order as a row.
 *
 * @param settledAt When the fold let go of it; while it has not, the whole record is kept as well.
 */
export function orderRow(chainId: number, record: OrderRecord, settledAt: bigint | null): OrderRow {
  return {
    chainId,
    orderId: record.orderId,
    termsId: record.termsId,
    buyer: record.buyer,
    seller: record.seller,
    payer: record.payer,
    token: record.token,
    amount: record.amount,
    status: statusName(record.status) ?? "None",
    delivered: record.delivered,
    until: BigInt(record.until),
    held: record.held,
    buyerHolder: record.buyerHolder,
    sellerHolder: record.sellerHolder,
    toSeller: record.toSeller,
    toBuyer: record.toBuyer,
    fees: record.fees,
    arbitration: record.arbitration,
    carried: record.carried,
    settledAt,
    open: settledAt === null ? encodePlain(record) : null,
  };
}
