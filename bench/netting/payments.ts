import type { OrderRow } from "../../src/demo/orderRow.ts";
import type { Flow } from "../../src/netting/flow.ts";
import { flowOf, type Payment, paymentOf } from "../../src/netting/trades.ts";
import { payingCurrencyOf } from "./payingCurrencies.ts";
import { valuation } from "./rates.ts";

/** A row of an order file; one that says what the buyer paid in is believed. */
export type PaidOrderRow = Omit<OrderRow, "paidCurrency"> & { readonly paidCurrency?: string | undefined };

/** An order as netting sees it: when it came, what it brings in, what it takes. */
export interface OrderPayment {
  readonly reference: string;
  readonly orderedAt: number;
  readonly payment: Payment;
  readonly flow: Flow;
}

/**
 * What each order's buyer pays, in which currency.
 *
 * @throws RateUnknownError if a currency has no rate.
 */
export function orderPaymentsOf(rows: readonly PaidOrderRow[]): OrderPayment[] {
  return rows.map(({ reference, orderedAt, buyerCountry, currency, amount, paidCurrency }) => {
    const paidIn = paidCurrency ?? payingCurrencyOf(buyerCountry);
    const payment = paymentOf(amount, currency, paidIn, valuation);
    return { reference, orderedAt, payment, flow: flowOf(payment, valuation) };
  });
}
