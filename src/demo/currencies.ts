/** The currencies of an order file, and the model stablecoin that stands for each on chain. */
export const currencies = {
  USD: { model: "usdc", decimals: 6, shown: 2, lockWay: "authorization" },
  EUR: { model: "eurc", decimals: 6, shown: 2, lockWay: "permit" },
  JPY: { model: "jpyc", decimals: 18, shown: 0, lockWay: "permit2" },
  SGD: { model: "xsgd", decimals: 6, shown: 2, lockWay: "allowance" },
  USDT: { model: "usdt", decimals: 6, shown: 2, lockWay: "allowance" },
} as const satisfies Record<string, Currency>;

/** How a buyer's money comes in: what the token can do decides. */
export type LockWay = "allowance" | "permit" | "authorization" | "permit2";

export type CurrencyCode = keyof typeof currencies;

type Currency = {
  /** Which model token stands for it. */
  model: string;
  /** Fraction digits of the token. */
  decimals: number;
  /** Fraction digits that people write. */
  shown: number;
  lockWay: LockWay;
};

export const currencyCodes = Object.keys(currencies) as [CurrencyCode, ...CurrencyCode[]];
