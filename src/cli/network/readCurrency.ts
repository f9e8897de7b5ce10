import type { Address } from "viem";
import { getBlockNumber } from "viem/actions";
import { readCurrencyNames } from "../../books/index.ts";

import { findCurrencies } from "../../order/currencies/currencies.ts";
import type { Currency } from "../../order/currencies/currency.ts";
import { LadingError } from "../../order/errors.ts";
import { addressSchema } from "../../order/parse.ts";
import { parsedOption } from "../parsedOption.ts";
import { UsageError } from "../usageError.ts";
import type { Network } from "./openNetwork.ts";

/** A currency, and where its token is. */
export interface TokenCurrency extends Currency {
  readonly token: Address;
}

/** What tokens are called: as the list has them, else in their own words. A nameless token counts in its smallest unit. */
export async function readCurrencies(
  { client, chainId }: Network,
  tokens: readonly Address[],
): Promise<TokenCurrency[]> {
  const unique = [...new Set(tokens.map((token) => token.toLowerCase() as Address))];
  const block = Number(await getBlockNumber(client));
  const names = await readCurrencyNames(client as never, { chainId, tokens: unique, block });
  return tokens.map((token) => {
    const named = names.get(token.toLowerCase() as Address);
    return { token, code: named?.code ?? `units of ${token}`, decimals: named?.decimals ?? 0 };
  });
}

export async function readCurrency(network: Network, token: Address): Promise<TokenCurrency> {
  const [currency] = await readCurrencies(network, [token]);
  if (currency === undefined) throw new LadingError(`There is no token at ${token}.`);
  return currency;
}

/**
 * The token that a person means: an address, a listed code, or the name of a contract of a local deployment.
 *
 * @throws UsageError when none or several are meant.
 */
export async function findToken(network: Network, given: string, option: string): Promise<TokenCurrency> {
  if (given.startsWith("0x")) return readCurrency(network, parsedOption(option, addressSchema, given));
  const { chainId, deployment } = network;
  const listed = findCurrencies({ chainId, code: given }).map(({ address }) => address);
  const deployed = [given, `Model${given}`].flatMap((name) =>
    Object.entries(deployment.contracts).flatMap(([each, { address }]) =>
      each.toUpperCase() === name.toUpperCase() ? [address] : [],
    ),
  );
  const [token, ...others] = listed.length > 0 ? listed : deployed;
  if (token === undefined)
    throw new UsageError(`No currency ${given} is known on chain ${chainId}.`, [
      `Name the token's address: ${option} 0x…`,
    ]);
  if (others.length > 0)
    throw new UsageError(`Several currencies are called ${given} on chain ${chainId}.`, [
      `Name the token's address: ${option} one of ${[token, ...others].join(", ")}`,
    ]);
  return readCurrency(network, token);
}
