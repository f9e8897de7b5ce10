import type { Address } from "viem";

import { LadingError } from "../../order/errors.ts";
import type { Network } from "../network/openNetwork.ts";
import { findToken, type TokenCurrency } from "../network/readCurrency.ts";
import type { ImportProblem } from "./importProblem.ts";
import type { ImportRow } from "./importRow.ts";

/** The token of every currency that rows name, each asked for once. */
export async function resolveCurrencies(
  network: Network,
  rows: readonly ImportRow[],
  named: ReadonlyMap<string, Address>,
): Promise<{
  readonly currencies: ReadonlyMap<string, TokenCurrency>;
  readonly problems: readonly ImportProblem[];
}> {
  const currencies = new Map<string, TokenCurrency>();
  const reasons = new Map<string, string>();
  for (const currency of new Set(rows.map((row) => row.currency))) {
    try {
      const found = await findToken(network, named.get(currency) ?? currency, "currency");
      // Without decimals of its own, nobody can say what "12.50" of it is.
      if (found.code === `units of ${found.token}`)
        reasons.set(currency, `there is no token with a symbol and decimals at ${found.token}`);
      else currencies.set(currency, found);
    } catch (error) {
      if (!(error instanceof LadingError)) throw error;
      reasons.set(currency, `${error.shortMessage} Or give its token's address in a --currencies file.`);
    }
  }
  const problems = rows.flatMap(({ line, currency }): ImportProblem[] => {
    const reason = reasons.get(currency);
    return reason === undefined ? [] : [{ line, column: "currency", reason }];
  });
  return { currencies, problems };
}
