import { type Address, isAddress } from "viem";
import { z } from "zod";

import { type DetailField, parseDetails } from "../../order/detailFields.ts";
import { addressSchema, bytes32Schema, bytesSchema, ParseError } from "../../order/parse.ts";
import { parseTime } from "../text/parseTime.ts";
import { UsageError } from "../usageError.ts";
import { detailColumns } from "./importColumns.ts";
import type { ImportProblem } from "./importProblem.ts";
import type { ImportRow } from "./importRow.ts";

/** Addresses by the names that a file of orders uses for them. */
export type Parties = ReadonlyMap<string, Address>;

/** Where a file does not say until when an order may be locked, it is this long before the last delivery. */
const defaultLockLead = 86_400;

const absent = z.literal("").transform(() => undefined);
const reference = z
  .string()
  .regex(/^[^\p{Cc}]{1,66}$/u, "must be 1 to 66 printable characters")
  .transform((text) => text.normalize("NFC"));
const currency = z
  .string()
  .min(1, "must be a currency's code or its token's address")
  .refine((text) => !text.startsWith("0x") || isAddress(text), "is not an address, or its checksum is wrong");
const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "must be a plain decimal number such as 1234.50")
  .refine((text) => /[1-9]/.test(text), "must be more than zero");

const time = z.string().transform((text, context) => {
  try {
    return parseTime("", text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = "must be a date such as 2026-12-01, or a time such as 2026-12-01T10:00:00Z";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
});

/** A party as a file names it: an address, or a name of the list of parties. */
const party = (parties: Parties) =>
  z.string().transform((text, context): Address => {
    const found = parties.get(text) ?? addressSchema.safeParse(text).data;
    if (found !== undefined) return found;
    const message = text.startsWith("0x")
      ? "is not an address, or its checksum is wrong"
      : `"${text}" is no address and no name of --parties`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const lineSchema = (parties: Parties) =>
  z.object({
    reference,
    buyer: z.union([absent, party(parties)]),
    seller: party(parties),
    currency,
    amount,
    lock_by: z.union([absent, time]),
    deliver_by: time,
    terms: z.union([absent, bytes32Schema]),
    gate_data: z.union([z.literal("").transform(() => "0x" as const), bytesSchema]),
  });

const blank = { buyer: "", lock_by: "", terms: "", gate_data: "" };

/** Reads one line's fields, or says everything that is wrong with them. */
export function readImportLine(
  line: number,
  named: Readonly<Record<string, string>>,
  parties: Parties,
): ImportRow | ImportProblem[] {
  const parsed = lineSchema(parties).safeParse({ ...blank, ...named });
  const details = readDetails(named);
  const problems: ImportProblem[] = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(line, issue))),
    ...("problems" in details ? details.problems.map((problem) => ({ line, ...problem })) : []),
  ];
  if (!parsed.success || "problems" in details) return problems;

  const { lock_by, deliver_by: deliverBy, terms: termsId, gate_data: gateData, ...rest } = parsed.data;
  const lockBy = lock_by ?? deliverBy - defaultLockLead;
  if (lockBy >= deliverBy) return [{ line, column: "lock_by", reason: "must be before deliver_by" }];
  // Whoever is shown the details finds the order in the importer's own books.
  const purchaseOrder = details.read.purchaseOrder ?? rest.reference;
  return { line, ...rest, lockBy, deliverBy, termsId, gateData, details: { ...details.read, purchaseOrder } };
}

type Issue = z.core.$ZodIssue;

function problemOf(line: number, issue: Issue): ImportProblem {
  // Of "empty or a value", what is wrong with the value says more.
  const inner = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0]?.message : undefined;
  return { line, column: String(issue.path[0]), reason: inner ?? issue.message };
}

type DetailsRead =
  | { readonly read: ReturnType<typeof parseDetails> }
  | { readonly problems: readonly { readonly column: string; readonly reason: string }[] };

function readDetails(named: Readonly<Record<string, string>>): DetailsRead {
  const given = [...detailColumns].flatMap(([column, field]): [DetailField, string][] => {
    const value = named[column] ?? "";
    return value === "" ? [] : [[field, value]];
  });
  try {
    return { read: parseDetails(Object.fromEntries(given)) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const columns = new Map([...detailColumns].map(([column, field]) => [field as string, column]));
    return {
      problems: error.issues.map(({ path, message }) => ({
        column: columns.get(path) ?? path,
        reason: message,
      })),
    };
  }
}
