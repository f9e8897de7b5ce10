import { type Address, isAddressEqual } from "viem";

import type { Network } from "../network/openNetwork.ts";
import { findToken, type TokenCurrency } from "../network/readCurrency.ts";
import { rateText } from "../text/words.ts";
import { UsageError } from "../usageError.ts";

/** A way of the money through pools. */
export interface Route {
  /** What is given, what lies between, what is bought. */
  readonly tokens: readonly TokenCurrency[];
  /** Fee of the pool between each two, in millionths. */
  readonly feesMillionths: readonly number[];
}

/** As people read it: "EURC → USDC at 0.05 %". */
export function routeText({ tokens, feesMillionths }: Route): string {
  const way = tokens.map(({ code }) => code).join(" → ");
  return `${way} at ${feesMillionths.map(feeText).join(" and ")}`;
}

/** A fee in millionths, as percent. */
export const feeText = (feeMillionths: number): string => rateText(feeMillionths / 100);

/**
 * Reads `TOKEN:FEE:TOKEN…`: a fee is in millionths, as Uniswap counts, or in percent with its sign.
 *
 * @throws UsageError
 */
export async function readRoute(
  network: Network,
  text: string,
  [paying, bought]: readonly [TokenCurrency, TokenCurrency],
): Promise<Route> {
  const parts = text.split(":").map((part) => part.trim());
  if (parts.length < 3 || parts.length % 2 === 0)
    throw new UsageError(`--route ${text} is no way through pools.`, [
      "A pool's fee stands between each two tokens: EURC:0.05%:USDC",
    ]);
  const tokens = await Promise.all(
    parts.filter((_, index) => index % 2 === 0).map((token) => tokenOf(network, token, [paying, bought])),
  );
  const feesMillionths = parts.filter((_, index) => index % 2 === 1).map((fee) => parseFee(text, fee));
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!isToken(first, paying.token) || !isToken(last, bought.token))
    throw new UsageError(
      `--route ${text} has to begin with what you pay, ${paying.code}, and end with what the order is in, ${bought.code}.`,
    );
  return { tokens, feesMillionths };
}

const isToken = (currency: TokenCurrency | undefined, token: Address): boolean =>
  currency !== undefined && isAddressEqual(currency.token, token);

// The two ends are known already, whatever their tokens are called on this chain.
async function tokenOf(
  network: Network,
  given: string,
  ends: readonly TokenCurrency[],
): Promise<TokenCurrency> {
  const end = ends.find(({ code }) => code.toUpperCase() === given.toUpperCase());
  return end ?? findToken(network, given, "--route");
}

function parseFee(route: string, text: string): number {
  const percent = /^(\d+(?:\.\d{1,4})?)\s*%$/.exec(text)?.[1];
  const fee = percent === undefined ? Number(text) : Math.round(Number(percent) * 10_000);
  if (/^\d/.test(text) && Number.isInteger(fee) && fee < 1_000_000) return fee;
  throw new UsageError(`--route ${route}: ${text} is no fee. In millionths, or with %: 500 is 0.05%.`);
}
