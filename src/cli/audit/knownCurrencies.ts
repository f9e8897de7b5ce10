import { getAddress, type Hex, isAddress } from "viem";

import type { CurrencyNames, NamedCurrency } from "../../books/index.ts";
import { modelStablecoins } from "../../deploy/planStablecoins.ts";
import type { DeploymentRecord } from "../../deploy/record.ts";
import { findCurrencies } from "../../order/currencies/currencies.ts";
import { lowerCase } from "../../text/lowerCase.ts";
import { UsageError } from "../usageError.ts";

/** `0x…`, `0x…=CODE:DECIMALS`, or a code. */
const givenForm = /^(?<token>0x[0-9a-f]{40})(?:=(?<code>[A-Z0-9.]{2,12}):(?<decimals>\d{1,2}))?$/i;
/** No real coin has more. */
const mostDecimals = 36;

/**
 * What the currencies of a chain are called and how they count, by the list and by the deployment's record. Never by the
 * token's own word, or the node's: a lie in the decimals makes ten times the money.
 */
export function knownCurrencies({ chainId, contracts }: DeploymentRecord): Map<Hex, NamedCurrency> {
  const known = new Map<Hex, NamedCurrency>();
  for (const { contract, symbol, decimals } of modelStablecoins) {
    const deployed = contracts[contract];
    if (deployed !== undefined) known.set(lowerCase(deployed.address), { code: symbol, decimals });
  }
  for (const { address, code, decimals, isoCode } of findCurrencies({ chainId }))
    known.set(lowerCase(address), { code, decimals, isoCode });
  return known;
}

/**
 * What `--currency` names: the tokens, and what is said of those that nobody listed.
 *
 * @throws UsageError when it names nothing, or contradicts the list.
 */
export function givenCurrencies(
  given: readonly string[],
  known: CurrencyNames,
): { readonly tokens: readonly Hex[]; readonly names: CurrencyNames } {
  const names = new Map<Hex, NamedCurrency>();
  const tokens = given.flatMap((text): Hex[] => {
    const { token, code, decimals } = givenForm.exec(text)?.groups ?? {};
    if (token === undefined) return byCode(text, known);
    if (!isAddress(token, { strict: token.toLowerCase() !== token })) throw unusable(text, known);
    const address = lowerCase(getAddress(token));
    if (code === undefined) return [address];
    const named = { code, decimals: Number(decimals) };
    const listed = known.get(address);
    if (named.decimals > mostDecimals) throw unusable(text, known);
    if (listed !== undefined && (listed.code !== code || listed.decimals !== named.decimals))
      throw new UsageError(
        `--currency ${text}: the list has ${listed.code} with ${listed.decimals} decimals at this address.`,
      );
    names.set(address, listed ?? named);
    return [address];
  });
  return { tokens, names };
}

function byCode(code: string, known: CurrencyNames): Hex[] {
  const tokens = [...known].flatMap(([token, named]) =>
    named.code.toUpperCase() === code.toUpperCase() ? [token] : [],
  );
  if (tokens.length === 0) throw unusable(code, known);
  return tokens;
}

function unusable(text: string, known: CurrencyNames): UsageError {
  const codes = [...new Set([...known.values()].map(({ code }) => code))].sort();
  return new UsageError(`--currency ${text} names no currency of this chain.`, [
    `Known here: ${codes.length === 0 ? "none" : codes.join(", ")}.`,
    "Any token: --currency 0x…, and with what it counts in: --currency 0x…=CODE:DECIMALS",
  ]);
}
