import { z } from "zod";

import { parseWith } from "./parse.ts";

const text = (pattern: RegExp, message: string) =>
  z
    .string()
    .refine((value) => pattern.test(value), message)
    .optional();
const freeText = () => text(/^[^\p{Cc}]{1,500}$/u, "must be 1 to 500 printable characters");
const country = () => text(/^[A-Z]{2}$/, "must be an ISO 3166 country code, like CN");

/**
 * The named schema of an order's private details. Every commitment has a leaf for every field, in this order; what is not
 * given is the empty string, so that a commitment does not show how much was filled in. Fields are only ever added under
 * a new schema name.
 */
export const detailFields = {
  /** What is sold, in words. */
  goods: freeText(),
  /** Harmonized System code, 6 to 10 digits. */
  hsCode: text(/^\d{6,10}$/, "must be 6 to 10 digits"),
  /** Country where the goods were made. */
  origin: country(),
  /** How many, with a UN/CEFACT unit: `1200 PCE`. */
  quantity: text(/^\d+(\.\d+)? [A-Z0-9]{2,3}$/, "must be a number and a unit, like 1200 PCE"),
  /** Number and kind of packages. */
  parcels: freeText(),
  grossWeight: text(/^\d+(\.\d+)? (KGM|TNE|LBR)$/, "must be a number and KGM, TNE or LBR"),
  shipFrom: freeText(),
  shipTo: freeText(),
  /** Incoterms 2020 rule and place: `FOB Shanghai`. */
  incoterm: text(
    /^(EXW|FCA|CPT|CIP|DAP|DPU|DDP|FAS|FOB|CFR|CIF)( \S.{0,99})?$/,
    "must begin with an Incoterms 2020 rule, like FOB Shanghai",
  ),
  /** Bill of lading, air waybill or tracking number. */
  transportDocument: freeText(),
  /** Shared by all orders of one trade paid in parts. */
  tradeId: freeText(),
  purchaseOrder: freeText(),
  invoice: freeText(),
  buyerName: freeText(),
  buyerCountry: country(),
  sellerName: freeText(),
  sellerCountry: country(),
  notes: freeText(),
} as const;

export type DetailField = keyof typeof detailFields;

/** An order's private details. All optional: what is not given is committed to as absent. */
export type Details = Readonly<Partial<Record<DetailField, string>>>;

export const detailFieldNames = Object.keys(detailFields) as readonly DetailField[];

const detailsSchema = z.object(detailFields).strict();

/**
 * Reads details that come from outside. Text is brought to Unicode NFC, so that two machines commit to the same bytes.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseDetails(input: unknown): Details {
  const details = parseWith(detailsSchema, "Details", input);
  return Object.fromEntries(
    Object.entries(details).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value.normalize("NFC")]],
    ),
  );
}
