import { LadingError } from "./errors.ts";

/** A settlement currency: a token's symbol and how many decimals its smallest unit stands for. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

/** The stablecoins of the demonstration. Decimals of a live token are read from the token, never from here. */
export const currencies = {
  USDC: { code: "USDC", decimals: 6 },
  EURC: { code: "EURC", decimals: 6 },
  JPYC: { code: "JPYC", decimals: 18 },
  USDT: { code: "USDT", decimals: 6 },
} as const satisfies Record<string, Currency>;

/** Nobody told Lading about this currency. */
export class CurrencyUnknownError extends LadingError {
  override name = "CurrencyUnknownError";
  constructor(code: string) {
    super(`There is no currency "${code}".`, {
      metaMessages: [`known: ${Object.keys(currencies).join(", ")}`],
      docsPath: "docs/errors.md#currencyunknownerror",
    });
  }
}

/** The currency of a code. */
export function currencyOf(code: string): Currency {
  const currency = Object.values(currencies).find((known) => known.code === code);
  if (currency === undefined) throw new CurrencyUnknownError(code);
  return currency;
}
