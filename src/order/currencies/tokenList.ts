import type { Address } from "viem";

import { currencies } from "./currencies.ts";
import type { Capabilities, ListedCurrency } from "./currency.ts";
import type { SourceId } from "./sources.ts";

/** A coin as Token Lists write it. Extensions hold at most ten properties, two levels deep, and texts of 42 characters. */
export interface TokenListToken {
  readonly chainId: number;
  readonly address: Address;
  readonly decimals: number;
  readonly name: string;
  readonly symbol: string;
  readonly extensions: {
    readonly isoCode: string;
    readonly issuer: string | null;
    readonly readOn: string;
    readonly capabilities: Capabilities;
    /** Names of `sources`: their addresses are longer than the format allows. */
    readonly sources: Readonly<Record<string, SourceId>>;
    readonly factsFrom: Readonly<Record<string, SourceId>>;
  };
}

/** A list in the format of https://tokenlists.org */
export interface TokenList {
  readonly name: string;
  /** When this version was made, not when it was read. */
  readonly timestamp: string;
  readonly version: { readonly major: number; readonly minor: number; readonly patch: number };
  readonly keywords: readonly string[];
  readonly tokens: readonly TokenListToken[];
}

// Major: a token left or its address changed. Minor: a token came. Patch: anything else.
const version = { major: 1, minor: 0, patch: 0 };
const timestamp = "2026-11-21T00:00:00.000Z";

const numbered = (ids: readonly SourceId[]): Record<string, SourceId> =>
  Object.fromEntries(ids.map((id, index) => [`${index + 1}`, id]));

function tokenOf(currency: ListedCurrency): TokenListToken {
  const { chainId, address, decimals, name, code, isoCode, issuer, readOn, capabilities } = currency;
  return {
    chainId,
    address,
    decimals,
    name,
    symbol: code,
    extensions: {
      isoCode,
      issuer,
      readOn,
      capabilities,
      sources: numbered(currency.sources),
      factsFrom: numbered(currency.factsFrom),
    },
  };
}

/** The enabled coins as a token list that wallets and exchanges read. */
export function toTokenList(): TokenList {
  return {
    name: "Lading stablecoins",
    timestamp,
    version,
    keywords: ["stablecoin", "settlement"],
    tokens: currencies.map(tokenOf),
  };
}
