import type { Address } from "viem";

import type { LockCandidate } from "../../client/exchange/lockCandidate.ts";
import { type QuoteLockReturnType, quoteLock } from "../../client/exchange/quoteLock.ts";
import { LadingError } from "../../order/errors.ts";
import { parseSignedQuote, quotedInput, type SignedFxQuote } from "../../order/exchange/quote.ts";
import { addressSchema } from "../../order/parse.ts";
import type { Network } from "../network/openNetwork.ts";
import { parseAmount } from "../order/amount.ts";
import type { OrderView } from "../order/orderView.ts";
import { findToken, type TokenCurrency } from "../order/readCurrency.ts";
import { parsedOption } from "../parsedOption.ts";
import { readJsonFile } from "../text/jsonFile.ts";
import { UsageError } from "../usageError.ts";
import type { QuoteArguments } from "./quoteOptions.ts";

/** What locking an order costs in another currency. */
export interface AskedQuotes extends QuoteLockReturnType {
  readonly router: Address;
  readonly paying: TokenCurrency;
}

/**
 * Asks what an order costs the payer in its own currency, by the quotes that makers signed.
 *
 * @throws UsageError, ParseError; LadingError when a quote is of other currencies
 */
export async function askQuotes(
  network: Network,
  payer: Address,
  { order, currency }: OrderView,
  args: QuoteArguments,
): Promise<AskedQuotes> {
  if (args.payWith === undefined) throw new UsageError("Name the currency that you pay: --pay-with EURC.");
  if (args.quote === undefined || args.quote.length === 0)
    throw new UsageError("Name at least one maker's signed quote: --quote FILE.");
  const paying = await findToken(network, args.payWith, "--pay-with");
  const router = contractOf(network, "FxRouter", "--router", args.router);
  const venue = contractOf(network, "RfqVenue", "--rfq-venue", args.rfqVenue);
  const quotes = await Promise.all(
    args.quote.map(async (path) => ({ path, quote: parseSignedQuote(await readJsonFile(path)) })),
  );
  for (const { path, quote } of quotes) {
    const isFitting = isSame(quote.tokenIn, paying.token) && isSame(quote.tokenOut, order.token);
    if (!isFitting)
      throw new LadingError(`${path} is no quote of ${paying.code} for ${currency.code}.`, {
        metaMessages: [`it sells ${quote.tokenOut} for ${quote.tokenIn}`],
      });
  }
  const maximumIn =
    args.maximum === undefined
      ? dearest(
          quotes.map(({ quote }) => quote),
          order.amount,
        )
      : parseAmount("--maximum", args.maximum, paying);
  const candidates = quotes.map(({ quote }): LockCandidate => ({ kind: "quote", venue, quote }));
  const answer = await quoteLock(network.client, {
    account: payer,
    router,
    order,
    tokenIn: paying.token,
    maximumIn,
    candidates,
    etherPriceIn: parseAmount("--ether-price", args.etherPrice ?? "0", paying),
  });
  return { ...answer, router, paying };
}

const isSame = (a: Address, b: Address): boolean => a.toLowerCase() === b.toLowerCase();

function dearest(quotes: readonly SignedFxQuote[], amount: bigint): bigint {
  const asked = quotes.map((quote) => quotedInput(quote, amount));
  return asked.sort((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
}

function contractOf(
  { deployment, escrow, chainId }: Network,
  name: string,
  option: string,
  given: string | undefined,
): Address {
  if (given !== undefined) return parsedOption(option, addressSchema, given);
  const isKnown =
    deployment.contracts.OrderEscrow !== undefined &&
    isSame(deployment.contracts.OrderEscrow.address, escrow);
  const known = isKnown ? deployment.contracts[name]?.address : undefined;
  if (known === undefined)
    throw new UsageError(
      `No ${name} is known for the escrow ${escrow} on chain ${chainId}: ${option} ADDRESS.`,
    );
  return known;
}
