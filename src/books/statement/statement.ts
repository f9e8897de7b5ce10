import type { Hex } from "viem";
import type { OrderRecord } from "../../audit/fold/books.ts";
import type { BookCurrency } from "../currencyBook.ts";

/** Why money moved, in words for people. */
export type LineKind =
  | "locked"
  | "carried in"
  | "carried on"
  | "paid to the seller"
  | "paid back to the buyer"
  | "fee"
  | "arbitration fee"
  | "kept as credit"
  | "credit withdrawn"
  | "donated";

/** One movement. */
export interface StatementLine {
  /** Position in the journal, from 1. */
  readonly sequence: number;
  readonly block: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
  /** Unix seconds. */
  readonly time: number;
  readonly kind: LineKind;
  readonly orderId: Hex | undefined;
  readonly counterparties: readonly Hex[];
  readonly currency: BookCurrency;
  /** In the smallest unit; negative when it leaves. */
  readonly amount: bigint;
  /** After this movement. */
  readonly balance: bigint;
}

/** Money that waits for something at the end of the period. */
export interface OpenItem {
  readonly kind: "held as buyer" | "held as seller" | "held" | "credit";
  /** `undefined` for credits: they belong to an account. */
  readonly orderId: Hex | undefined;
  readonly counterparties: readonly Hex[];
  readonly currency: BookCurrency;
  readonly amount: bigint;
}

/** What a statement consists of, in this order: for each currency the opening before its lines, closings, open items. */
export type StatementPart =
  | { readonly part: "opening" | "closing"; readonly currency: BookCurrency; readonly balance: bigint }
  | { readonly part: "line"; readonly line: StatementLine }
  | { readonly part: "open"; readonly item: OpenItem };

/** What a statement has to know of an order. */
export type OrderSides = Pick<OrderRecord, "buyer" | "seller" | "buyerHolder" | "sellerHolder">;

/** Finds an order, also one that settled; a map of records is one. */
export interface OrderLookup {
  readonly get: (orderId: Hex) => OrderSides | undefined;
}
