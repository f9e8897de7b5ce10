import type { Hex } from "viem";

import type { Currency } from "../order/currencies/currency.ts";
import { formatMoney } from "../order/money.ts";

/** What the caller knows about a token. A symbol is the token's own word, so it is never trusted to be unique or harmless. */
export interface NamedCurrency extends Currency {
  /** The ISO 4217 code to book it under, if its reader books it under one. */
  readonly isoCode?: string | undefined;
}

/** Names of tokens, by address in lower case. */
export type CurrencyNames = ReadonlyMap<Hex, NamedCurrency>;

/** A token as every export writes it. */
export interface BookCurrency extends NamedCurrency {
  readonly token: Hex;
  /** Unique among the tokens of one export, and a word that every format takes unquoted or quoted. */
  readonly code: string;
  /** False: nobody named it, so amounts are in its smallest unit. */
  readonly named: boolean;
}

/** Finds the currency of a token; the same token always gives the same one. */
export type CurrencyBook = (token: Hex) => BookCurrency;

/** The longest commodity that beancount reads, less room for what makes it unique. */
const maxCodeLength = 12;

/**
 * Gives every token a code of its own. Two tokens with one symbol both carry a part of their address, so that a forged
 * "USDC" never adds to the real one's account; a token without a name is called by its address.
 */
export function currencyBook(names: CurrencyNames): CurrencyBook {
  const uses = new Map<string, number>();
  for (const { code } of names.values()) uses.set(plainCode(code), (uses.get(plainCode(code)) ?? 0) + 1);
  const taken = new Set<string>();
  const book = new Map<Hex, BookCurrency>();

  return (token) => {
    const known = book.get(token);
    if (known !== undefined) return known;
    const name = names.get(token);
    const plain = plainCode(name?.code ?? "");
    const isPlainEnough = plain.length > 1 && uses.get(plain) === 1;
    const first = isPlainEnough ? plain : `${plain === "" ? "T" : plain}-${token.slice(2, 10).toUpperCase()}`;
    let code = first;
    for (let next = 2; taken.has(code); next += 1) code = `${first}-${next}`;
    taken.add(code);
    const currency = {
      token,
      code,
      decimals: name?.decimals ?? 0,
      isoCode: name?.isoCode,
      named: name !== undefined,
    };
    book.set(token, currency);
    return currency;
  };
}

/** Capital letters, digits and dashes, from a letter to a letter or digit: what beancount takes for a commodity. */
function plainCode(symbol: string): string {
  const plain = symbol
    // Tether writes its own sign for the letter.
    .replaceAll("₮", "T")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .slice(0, maxCodeLength);
  return plain.replace(/^[^A-Z]+|-+$/g, "");
}

/** An amount for programs, with every digit that its currency has, as in "1250.500000". People get `moneyText`. */
export function exactAmount(amount: bigint, currency: Currency): string {
  return formatMoney({ amount, currency }, currency.decimals);
}
