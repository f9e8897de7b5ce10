import type { Address } from "viem";

import type { Capabilities, DisabledCurrency, ListedCurrency } from "./currency.ts";
import type { SourceId } from "./sources.ts";

interface Reading {
  readonly sources: readonly SourceId[];
  readonly readOn: string;
}

interface EnabledPlace extends Reading {
  readonly chainId: number;
  readonly address: Address;
}

interface DisabledPlace extends Reading {
  readonly chainId: number | null;
  readonly address: Address | null;
  readonly disabledBecause: string;
}

interface CoinBase {
  readonly code: string;
  readonly name: string;
  readonly isoCode: string;
  readonly issuer: string | null;
  readonly capabilities: Capabilities;
  readonly factsFrom: readonly SourceId[];
}

/** A coin and the chains it is on. Without decimals no place of it can be enabled. */
export type Coin = CoinBase &
  (
    | { readonly decimals: number; readonly at: readonly (EnabledPlace | DisabledPlace)[] }
    | { readonly decimals: null; readonly at: readonly DisabledPlace[] }
  );

/** One entry for each place of a coin. */
export function entriesOf(coin: Coin): (ListedCurrency | DisabledCurrency)[] {
  const { at, decimals, ...facts } = coin;
  if (decimals === null) return coin.at.map((place) => disabled({ ...facts, decimals }, place));
  return coin.at.map((place) =>
    "disabledBecause" in place
      ? disabled({ ...facts, decimals }, place)
      : { ...facts, decimals, ...place, enabled: true },
  );
}

function disabled(
  facts: CoinBase & { readonly decimals: number | null },
  { disabledBecause, ...place }: DisabledPlace,
): DisabledCurrency {
  return { ...facts, ...place, enabled: false, reason: disabledBecause };
}
