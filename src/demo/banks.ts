import { z } from "zod/v4";

import data from "./data/banks.json" with { type: "json" };
import { parseDecimal } from "./decimal.ts";

const fen = z.string().transform((text, context) => {
  const value = parseDecimal(text, 2);
  if (value === undefined) context.addIssue("must be an amount in yuan");
  return value ?? 0n;
});

const schema = z.object({
  source: z.string().min(1),
  currency: z.literal("CNY"),
  banks: z.array(
    z.object({
      name: z.string(),
      rateBps: z.number().int().min(0).transform(BigInt),
      minimum: fen,
      maximum: fen,
      cable: fen,
      days: z.string(),
    }),
  ),
});

/** Six banks' tariffs of a telegraphic transfer; amounts in fen, the yuan's hundredths. */
export const { banks } = schema.parse(data);

export type Bank = (typeof banks)[number];

/** What a bank charges for one transfer of `amount` fen: its rate within its limits, rounded down, and the cable. */
export function bankFeeDown(bank: Bank, amount: bigint): bigint {
  const share = (amount * bank.rateBps) / 10_000n;
  const limited = share < bank.minimum ? bank.minimum : share > bank.maximum ? bank.maximum : share;
  return limited + bank.cable;
}
