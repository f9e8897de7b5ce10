import type { Address } from "viem";

import type { SourceId } from "./sources.ts";

/** A settlement currency as money counts it: a token's symbol and how many decimals its smallest unit stands for. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

/** What a token can do. Null: nobody read it yet, so count on nothing. */
export interface Capabilities {
  /** `receiveWithAuthorization`, so one signature can lock an order. */
  readonly erc3009: boolean | null;
  /** `permit` with owner, spender, value, deadline. */
  readonly eip2612: boolean | null;
  /** The issuer can freeze an account, or take its tokens. */
  readonly blacklist: boolean | null;
  /** The issuer can switch on a fee on transfers. */
  readonly feeSwitch: boolean | null;
  /** Balances change without a transfer. */
  readonly rebasing: boolean | null;
}

interface Entry {
  /** The token's symbol; many coins may share it across chains. */
  readonly code: string;
  readonly name: string;
  /** The ISO 4217 code of what it is pegged to. */
  readonly isoCode: string;
  /** Null where no source says it. */
  readonly issuer: string | null;
  readonly capabilities: Capabilities;
  /** Where issuer and capabilities were read. */
  readonly factsFrom: readonly SourceId[];
  /** Where the address, or the reason not to have it, was read. */
  readonly sources: readonly SourceId[];
  /** The day of that reading, as YYYY-MM-DD. */
  readonly readOn: string;
}

/** A coin on one chain that may be used. Decimals of a live token are read from the token; these serve to show amounts. */
export interface ListedCurrency extends Entry, Currency {
  readonly enabled: true;
  readonly chainId: number;
  readonly address: Address;
}

/** A coin that is known and not to be used: what no source tells is null. */
export interface DisabledCurrency extends Entry {
  readonly enabled: false;
  readonly chainId: number | null;
  readonly address: Address | null;
  readonly decimals: number | null;
  readonly reason: string;
}
