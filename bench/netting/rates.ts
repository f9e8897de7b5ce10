import { z } from "zod/v4";

import { RateUnknownError, type Ratio, type Valuation, valuationOf } from "../../src/netting/valuation.ts";
import type { Currency } from "../../src/order/currencies/currency.ts";
import data from "./data/rates.json" with { type: "json" };

const ratio = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform((text): Ratio => {
    const [whole = "", fraction = ""] = text.split(".");
    return { digits: BigInt(whole + fraction), decimals: fraction.length };
  });

const schema = z.object({
  reference: z.string(),
  sources: z.record(z.string(), z.object({ date: z.iso.date(), source: z.string().min(1) })),
  rates: z.array(
    z.object({
      code: z.string(),
      decimals: z.int().min(0).max(24),
      units: ratio,
      worth: ratio,
      of: z.string(),
      from: z.string(),
    }),
  ),
});

const { reference, sources, rates } = schema.parse(data);

/** The currencies that have a rate. */
export const ratedCurrencies: readonly Currency[] = rates.map(({ code, decimals }) => ({ code, decimals }));

/** In which volumes are shown. */
export const referenceCode = reference;

/** Where the rates come from, one line a source. */
export const rateSources: readonly string[] = Object.values(sources).map(
  ({ date, source }) => `${date}: ${source}`,
);

const times = (a: Ratio, b: Ratio): Ratio => ({
  digits: a.digits * b.digits,
  decimals: a.decimals + b.decimals,
});

/** A rate in yuan, directly or through another currency's. */
function inYuan({ code, decimals, units, worth, of }: (typeof rates)[number]) {
  const currency = { code, decimals };
  if (of === "CNY") return { currency, units, worth };
  const base = rates.find((rate) => rate.code === of && rate.of === "CNY");
  if (base === undefined) throw new RateUnknownError(of, new Map());
  return { currency, units: times(units, base.units), worth: times(worth, base.worth) };
}

/** What every currency is worth, from one dated file. */
export const valuation: Valuation = valuationOf(rates.map(inYuan));

/** @throws RateUnknownError */
export function ratedCurrencyOf(code: string): Currency {
  const currency = ratedCurrencies.find((known) => known.code === code);
  if (currency === undefined) throw new RateUnknownError(code, valuation);
  return currency;
}
