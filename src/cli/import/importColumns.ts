import { type DetailField, detailFieldNames } from "../../order/detailFields.ts";

const needed = ["reference", "seller", "currency", "amount", "deliver_by"] as const;
const optional = ["buyer", "lock_by", "terms", "gate_data"] as const;

export type OrderColumn = (typeof needed)[number] | (typeof optional)[number];

/** Columns that say what the chain learns; all others are private details. */
export const neededColumns: readonly OrderColumn[] = needed;
export const orderColumns: readonly OrderColumn[] = [...needed, ...optional];

/** A detail as a column: `hsCode` is `hs_code`. */
const columnOf = (field: DetailField): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The private details, by their columns. */
export const detailColumns: ReadonlyMap<string, DetailField> = new Map(
  detailFieldNames.map((field) => [columnOf(field), field]),
);
