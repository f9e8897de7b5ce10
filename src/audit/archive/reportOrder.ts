import type { OrderRecord } from "../fold/books.ts";

/** An order as a report takes it: once, when it is over or at the end. */
export interface ReportOrder {
  readonly order: OrderRecord;
  /** Unix seconds; `undefined` while it holds money. */
  readonly settledAt: number | undefined;
}
