import { z } from "zod/v4";

import { type CsvLine, CsvSyntaxError, csvLines } from "../text/csvLines.ts";
import type { CurrencyCode } from "./currencies.ts";
import { currencies, currencyCodes } from "./currencies.ts";
import { parseDecimal } from "./decimal.ts";
import type { OrderFileProblem } from "./orderFileError.ts";
import { OrderFileError } from "./orderFileError.ts";
import type { OrderRow } from "./orderRow.ts";
import { fenOfDown } from "./prices.ts";
import { shopStatuses, statuses, statusNames } from "./statuses.ts";

export const columns = [
  "reference",
  "seller_country",
  "buyer_country",
  "currency",
  "amount",
  "ordered_at",
  "shipped_at",
  "delivered_at",
  "promised_by",
  "status",
] as const;

/** A column that a file may have behind the others: what the buyer pays in, empty for the order's own currency. */
export const paidColumn = "paid_currency";

const day = 86_400;
const maximalAmount = 2n ** 96n - 1n;
// An order may be open for 365 days; a week of grace follows the promise, and some room is left for extensions.
const maximalPromise = 300 * day;

const country = z.string().regex(/^[A-Z]{2}$/, "must be two capital letters (ISO 3166)");

const time = z
  .string()
  .datetime({ offset: true, error: "must be an ISO 8601 time such as 2026-03-01T08:00:00Z" })
  .transform((text) => Math.floor(Date.parse(text) / 1000));

const optionalTime = z.union([z.literal("").transform(() => undefined), time], {
  error: "must be empty or an ISO 8601 time such as 2026-03-01T08:00:00Z",
});

const record = z.object({
  reference: z.string().min(1, "must not be empty").max(66, "must have at most 66 characters"),
  seller_country: country,
  buyer_country: country,
  currency: z.enum(currencyCodes, { error: `must be one of ${currencyCodes.join(", ")}` }),
  amount: z.string().regex(/^\d+(\.\d+)?$/, "must be a plain decimal number such as 1234.50"),
  ordered_at: time,
  shipped_at: optionalTime,
  delivered_at: optionalTime,
  promised_by: time,
  status: z.enum(statusNames, {
    error: `must be one of ${shopStatuses.join(", ")}, or a life named in src/demo/statuses.ts`,
  }),
  [paidColumn]: z.union([z.literal("").transform(() => undefined), z.enum(currencyCodes)], {
    error: `must be empty or one of ${currencyCodes.join(", ")}`,
  }),
});

type Fields = z.infer<typeof record>;

function paidCurrencyOf({ currency, paid_currency: paid }: Fields): CurrencyCode | undefined {
  return paid === currency ? undefined : paid;
}

/** Whether a maker could give less than a smallest unit for it. */
function isDust(amount: bigint | undefined, code: CurrencyCode): boolean {
  return amount !== undefined && amount > 0n && fenOfDown(amount, code, currencies[code].decimals) === 0n;
}

/** What is wrong with fields that are each well-formed. */
function problemsOf(line: number, data: Fields, amount: bigint | undefined): OrderFileProblem[] {
  const problems: OrderFileProblem[] = [];
  const problem = (column: keyof Fields, reason: string): void => {
    problems.push({ line, column, reason });
  };

  const { decimals } = currencies[data.currency];
  if (amount === undefined) {
    problem("amount", `must have at most ${decimals} fraction digits, is "${data.amount}"`);
  } else if (amount === 0n) {
    problem("amount", "must be more than zero");
  } else if (amount > maximalAmount) {
    problem("amount", "is more than an order can hold");
  }
  if (data.promised_by <= data.ordered_at) problem("promised_by", "must be after ordered_at");
  if (data.promised_by > data.ordered_at + maximalPromise) {
    problem("promised_by", "must be within 300 days of ordered_at");
  }
  if (data.delivered_at !== undefined && data.delivered_at <= data.ordered_at) {
    problem("delivered_at", "must be after ordered_at");
  }
  if (data.delivered_at !== undefined && data.delivered_at > data.ordered_at + maximalPromise) {
    problem("delivered_at", "must be within 300 days of ordered_at");
  }
  if (data.delivered_at === undefined && statuses[data.status].needsDelivery) {
    problem("delivered_at", `must be given for the status ${data.status}`);
  }
  const isClaimedInUsd = data.status === "claimed_in_usd";
  if (isClaimedInUsd && data.currency === "USD") {
    problem("status", "claimed_in_usd needs an order in another currency than USD");
  }
  if ((paidCurrencyOf(data) !== undefined || isClaimedInUsd) && isDust(amount, data.currency)) {
    problem("amount", "is worth less than 0.01 CNY, too little to convert");
  }
  return problems;
}

/** Reads one line's fields, or says everything that is wrong with them. */
function readRow(
  line: number,
  fields: readonly string[],
  header: readonly string[],
): OrderRow | OrderFileProblem[] {
  if (fields.length !== header.length) {
    return [{ line, column: undefined, reason: `has ${fields.length} fields instead of ${header.length}` }];
  }
  const named = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const parsed = record.safeParse({ [paidColumn]: "", ...named });
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      line,
      column: String(path[0]),
      reason: message,
    }));
  }
  const { data } = parsed;
  const amount = parseDecimal(data.amount, currencies[data.currency].decimals);
  const problems = problemsOf(line, data, amount);
  if (problems.length > 0 || amount === undefined) return problems;

  return {
    line,
    reference: data.reference,
    sellerCountry: data.seller_country,
    buyerCountry: data.buyer_country,
    currency: data.currency,
    amount,
    paidCurrency: paidCurrencyOf(data),
    orderedAt: data.ordered_at,
    shippedAt: data.shipped_at,
    deliveredAt: data.delivered_at,
    promisedBy: data.promised_by,
    status: data.status,
  };
}

function readLines(file: string, text: string): CsvLine[] {
  try {
    return csvLines(text);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error;
    throw new OrderFileError(file, [{ line: error.line, column: undefined, reason: error.message }]);
  }
}

/**
 * Reads an order file. Everything that is wrong with it is reported at once.
 * @param file Its name, for messages.
 * @param text What it says.
 * @throws OrderFileError with line, column and reason of every problem.
 */
export function readOrderFile(file: string, text: string): OrderRow[] {
  const [header, ...lines] = readLines(file, text);
  const known = columns.join();
  if (header === undefined || ![known, `${known},${paidColumn}`].includes(header.fields.join())) {
    const reason = `the header must be ${known}, and ${paidColumn} may follow`;
    throw new OrderFileError(file, [{ line: header?.line ?? 1, column: undefined, reason }]);
  }
  if (lines.length === 0) {
    throw new OrderFileError(file, [
      { line: header.line, column: undefined, reason: "no order follows the header" },
    ]);
  }

  const rows: OrderRow[] = [];
  const problems: OrderFileProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, fields } of lines) {
    const reference = fields[0] ?? "";
    const earlier = seen.get(reference);
    if (earlier !== undefined && reference !== "") {
      problems.push({ line, column: "reference", reason: `"${reference}" is on line ${earlier} already` });
    }
    seen.set(reference, line);
    const row = readRow(line, fields, header.fields);
    if (Array.isArray(row)) problems.push(...row);
    else rows.push(row);
  }
  if (problems.length > 0) throw new OrderFileError(file, problems);
  return rows;
}
