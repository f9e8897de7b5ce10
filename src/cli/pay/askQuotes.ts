import { type Address, erc20Abi, isAddressEqual } from "viem";
import { readContract } from "viem/actions";

import type { LockCandidate } from "../../client/exchange/lockCandidate.ts";
import { type QuoteLockReturnType, quoteLock } from "../../client/exchange/quoteLock.ts";
import { LadingError } from "../../order/errors.ts";
import { parseSignedQuote, quotedInput } from "../../order/exchange/quote.ts";
import type { Network } from "../network/openNetwork.ts";
import { findToken, type TokenCurrency } from "../network/readCurrency.ts";
import { parseAmount } from "../order/amount.ts";
import type { OrderView } from "../order/orderView.ts";
import { readJsonFile } from "../text/jsonFile.ts";
import { UsageError } from "../usageError.ts";
import { type BandNow, bandGiven, readBand } from "./band.ts";
import { parsePercent } from "./percent.ts";
import { type NamedCandidate, poolCandidates } from "./poolCandidates.ts";
import type { QuoteArguments } from "./quoteOptions.ts";
import { optionOf, requireContract } from "./venues.ts";

/** What locking an order costs in another currency. */
export interface AskedQuotes extends QuoteLockReturnType {
  readonly router: Address;
  readonly paying: TokenCurrency;
  /** The oracle that every price is held against. */
  readonly band: BandNow | undefined;
  readonly named: (candidate: LockCandidate) => NamedCandidate;
}

/**
 * Asks what an order costs the payer in its own currency, by the quotes that makers signed and in pools.
 *
 * @throws UsageError, ParseError; LadingError when a quote is of other currencies, or the oracle has no price
 */
export async function askQuotes(
  network: Network,
  payer: Address,
  { order, currency }: OrderView,
  args: QuoteArguments,
): Promise<AskedQuotes> {
  if (args.payWith === undefined) throw new UsageError("Name the currency that you pay: --pay-with EURC.");
  const paying = await findToken(network, args.payWith, "--pay-with");
  const bought: TokenCurrency = { ...currency, token: order.token };
  const router = requireContract(network, "router", args);
  const given = bandGiven(args);
  const band = await readBand(network, given, order, paying);
  const quotes = await quoteCandidates(network, [paying, bought], args);
  const pools = await poolCandidates(network, [paying, bought], args);
  const named = [...quotes, ...pools];
  if (named.length === 0)
    throw new UsageError("Name at least one maker's signed quote: --quote FILE.", [
      `Uniswap's pools can be asked where a venue over them is known: ${optionOf("v3Venue")} or ${optionOf("v4Venue")} ADDRESS.`,
    ]);
  const asks = quotes.flatMap(({ candidate }) =>
    candidate.kind === "quote" ? [quotedInput(candidate.quote, order.amount)] : [],
  );
  const answer = await quoteLock(network.client, {
    account: payer,
    router,
    order,
    tokenIn: paying.token,
    maximumIn:
      args.maximum === undefined
        ? await usualMaximum(network, payer, paying, { asks, hasPools: pools.length > 0 })
        : parseAmount("--maximum", args.maximum, paying),
    candidates: named.map(({ candidate }) => candidate),
    etherPriceIn: parseAmount("--ether-price", args.etherPrice ?? "0", paying),
    toleranceBps: parsePercent("--tolerance", args.tolerance),
    ...given,
  });
  const byCandidate = new Map(named.map((each) => [each.candidate, each]));
  return {
    ...answer,
    router,
    paying,
    band,
    named: (candidate) => {
      const found = byCandidate.get(candidate);
      if (found === undefined) throw new Error("A venue answered that was not asked.");
      return found;
    },
  };
}

async function quoteCandidates(
  network: Network,
  [paying, bought]: readonly [TokenCurrency, TokenCurrency],
  args: QuoteArguments,
): Promise<readonly NamedCandidate[]> {
  const { quote: paths = [] } = args;
  return Promise.all(
    paths.map(async (path) => {
      const venue = requireContract(network, "rfqVenue", args);
      const quote = parseSignedQuote(await readJsonFile(path));
      const isFitting =
        isAddressEqual(quote.tokenIn, paying.token) && isAddressEqual(quote.tokenOut, bought.token);
      if (!isFitting)
        throw new LadingError(`${path} is no quote of ${paying.code} for ${bought.code}.`, {
          metaMessages: [`it sells ${quote.tokenOut} for ${quote.tokenIn}`],
        });
      return { candidate: { kind: "quote", venue, quote }, label: `the maker ${quote.maker}`, isNamed: true };
    }),
  );
}

/** A pool has no price of its own to be asked for: what the payer has bounds the question, not what is paid. */
async function usualMaximum(
  { client }: Network,
  payer: Address,
  { token, code }: TokenCurrency,
  { asks, hasPools }: { readonly asks: readonly bigint[]; readonly hasPools: boolean },
): Promise<bigint> {
  const dearest = largest(asks);
  if (!hasPools) return dearest;
  const read = { address: token, abi: erc20Abi, functionName: "balanceOf", args: [payer] } as const;
  const balance = await readContract(client, read);
  if (balance === 0n && dearest === 0n)
    throw new LadingError(`${payer} has no ${code} to pay with.`, {
      metaMessages: ["A pool is asked by trying, and that takes the money. Name who has it, or --maximum."],
    });
  return largest([balance, dearest]);
}

const largest = (amounts: readonly bigint[]): bigint =>
  amounts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))[0] ?? 0n;
