import type { CurrencyCode } from "./currencies.ts";
import type { OrderStatus } from "./statuses.ts";

/** One line of an order file, checked. Times are unix seconds. */
export type OrderRow = {
  /** Line of the file, the header being line 1. */
  line: number;
  reference: string;
  sellerCountry: string;
  buyerCountry: string;
  currency: CurrencyCode;
  /** In the smallest unit of the currency's token. */
  amount: bigint;
  /** What the buyer pays in; undefined if it is the order's own currency. */
  paidCurrency: CurrencyCode | undefined;
  orderedAt: number;
  shippedAt: number | undefined;
  deliveredAt: number | undefined;
  promisedBy: number;
  status: OrderStatus;
};
