import type { Address } from "viem";

import { LadingError } from "../errors.ts";
import { entriesOf } from "./coin.ts";
import { africaCoins } from "./coins/africa.ts";
import { americasCoins } from "./coins/americas.ts";
import { asiaPacificCoins } from "./coins/asiaPacific.ts";
import { dollarCoins } from "./coins/dollar.ts";
import { europeCoins } from "./coins/europe.ts";
import { yuanCoins } from "./coins/yuan.ts";
import type { Capabilities, DisabledCurrency, ListedCurrency } from "./currency.ts";

const entries = [
  ...dollarCoins,
  ...europeCoins,
  ...asiaPacificCoins,
  ...americasCoins,
  ...africaCoins,
  ...yuanCoins,
].flatMap(entriesOf);

/** Every coin that may be used, once for each chain. */
export const currencies: readonly ListedCurrency[] = entries.filter((entry) => entry.enabled);

/** Every coin that is known and not to be used, with the reason. */
export const disabledCurrencies: readonly DisabledCurrency[] = entries.filter((entry) => !entry.enabled);

/** The list has no such token. It may still be a sound token that nobody sourced. */
export class CurrencyUnknownError extends LadingError {
  override name = "CurrencyUnknownError";
  constructor(chainId: number, address: string) {
    super(`The list has no token "${address}" on chain ${chainId}.`, {
      metaMessages: [`listed there: ${codesOf(chainId).join(", ") || "nothing"}`],
      docsPath: "docs/errors.md#currencyunknownerror",
    });
  }
}

/** The list has the token and says why not to use it. */
export class CurrencyDisabledError extends LadingError {
  override name = "CurrencyDisabledError";
  constructor({ chainId, address, code, reason }: DisabledCurrency) {
    super(`${code} at ${address} on chain ${chainId} is disabled.`, {
      metaMessages: [`reason: ${reason}`],
      docsPath: "docs/errors.md#currencydisablederror",
    });
  }
}

const codesOf = (chainId: number): string[] => [
  ...new Set(findCurrencies({ chainId }).map(({ code }) => code)),
];

/**
 * The listed coin at an address, in whatever case the address is written.
 *
 * @example currencyOf(1, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48").code // "USDC"
 * @throws CurrencyUnknownError
 * @throws CurrencyDisabledError
 */
export function currencyOf(chainId: number, address: string): ListedCurrency {
  const found = entries.find(
    (entry) => entry.chainId === chainId && entry.address !== null && isSame(entry.address, address),
  );
  if (found === undefined) throw new CurrencyUnknownError(chainId, address);
  if (!found.enabled) throw new CurrencyDisabledError(found);
  return found;
}

const isSame = (listed: Address, given: string): boolean => listed.toLowerCase() === given.toLowerCase();

/** What a coin must have; what is left out does not matter. */
export interface CurrencyFilter {
  readonly chainId?: number;
  /** The token's symbol, in any case. */
  readonly code?: string;
  /** The ISO 4217 code of the peg, in any case. */
  readonly isoCode?: string;
  /** A capability that the token is known to have. */
  readonly can?: keyof Capabilities;
}

/**
 * The enabled coins that fit.
 *
 * @example findCurrencies({ chainId: 8453, isoCode: "EUR" })
 */
export function findCurrencies({ chainId, code, isoCode, can }: CurrencyFilter = {}): ListedCurrency[] {
  return currencies.filter(
    (currency) =>
      (chainId === undefined || currency.chainId === chainId) &&
      (code === undefined || currency.code.toUpperCase() === code.toUpperCase()) &&
      (isoCode === undefined || currency.isoCode === isoCode.toUpperCase()) &&
      (can === undefined || currency.capabilities[can] === true),
  );
}
