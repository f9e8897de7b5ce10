import { z } from "zod/v4";
import prices from "./data/prices.json" with { type: "json" };
import { parseDecimal } from "./decimal.ts";

const rateDecimals = 6;

const decimal = (decimals: number) =>
  z.string().transform((text, context) => {
    const value = parseDecimal(text, decimals);
    if (value === undefined)
      context.addIssue(`must be a decimal number with at most ${decimals} fraction digits`);
    return value ?? 0n;
  });

const sourced = { date: z.iso.date(), source: z.string().min(1) };

const bps = z.number().int().min(0).max(1_000).transform(BigInt);

const schema = z.object({
  cny: z.object({
    ...sourced,
    perUnit: z.object({
      USD: decimal(rateDecimals),
      EUR: decimal(rateDecimals),
      JPY: decimal(rateDecimals),
      SGD: decimal(rateDecimals),
    }),
  }),
  makers: z.object({
    ...sourced,
    spreadBps: bps,
    /** By pair in alphabetical order; all others have the usual spread. */
    pairSpreadBps: z.record(z.string().regex(/^[A-Z]+\/[A-Z]+$/), bps),
  }),
  ether: z.object({ ...sourced, usd: decimal(2) }),
  gas: z.array(z.object({ ...sourced, id: z.string(), name: z.string(), gwei: decimal(9) })),
});

/** Dated prices with their sources: yuan by currency, ether in dollars, gas by chain. */
export const datedPrices = schema.parse(prices);

/** A chain and what its gas costs. */
export type GasPrice = (typeof datedPrices)["gas"][number];

type RatedCode = keyof (typeof datedPrices)["cny"]["perUnit"];

/** Millionths of a yuan for one unit of a currency. USDT counts as a dollar. */
export function yuanRate(code: RatedCode | "USDT"): bigint {
  return datedPrices.cny.perUnit[code === "USDT" ? "USD" : code];
}

/** An amount in fen, the yuan's hundredths, rounded down. */
export function fenOfDown(amount: bigint, code: RatedCode | "USDT", decimals: number): bigint {
  return (amount * yuanRate(code) * 100n) / 10n ** BigInt(decimals + rateDecimals);
}

/** What gas costs in fen, rounded up, so that it is never flattered. */
export function gasFenUp(gas: bigint, price: GasPrice): bigint {
  // wei × cents a whole ether × a millionth yuan a dollar × fen a yuan, over the scales of all four.
  const scaled = gas * price.gwei * datedPrices.ether.usd * datedPrices.cny.perUnit.USD * 100n;
  const scale = 10n ** 18n * 10n ** 2n * 10n ** BigInt(rateDecimals);
  return (scaled + scale - 1n) / scale;
}
