import { type Hex, isAddressEqual } from "viem";
import { signTypedData } from "viem/actions";

import { LadingError } from "../../order/errors.ts";
import { quoteHash, quoteTypedData } from "../../order/exchange/fxTypedData.ts";
import { type FxQuote, parseSignedQuote, type SignedFxQuote } from "../../order/exchange/quote.ts";
import {
  type AccountParameters,
  accountOf,
  blockTimeOf,
  chainIdOf,
  type EscrowClient,
} from "../escrowClient.ts";
import { QuoteExpiredError } from "./checkConversion.ts";
import type { RfqParameters } from "./exchangeClient.ts";

/** An account signs its own quotes; a contract needs its own way to sign. */
export class MakerNotSignerError extends LadingError {
  override name = "MakerNotSignerError";
  constructor(maker: string, signer: string) {
    super("The quote's maker is not the account that signs.", {
      metaMessages: [`maker: ${maker}`, `signer: ${signer}`, "A maker that is a contract gives `sign`."],
      docsPath: "docs/errors.md#makernotsignererror",
    });
  }
}

export interface SignQuoteParameters extends RfqParameters, AccountParameters {
  readonly quote: FxQuote;
  /** How a maker that is a contract signs: what its ERC-1271 accepts for this digest. */
  readonly sign?: ((digest: Hex) => Promise<Hex>) | undefined;
}
export type SignQuoteReturnType = SignedFxQuote;

/**
 * Signs a firm price, as a maker. It binds the maker until it is filled, canceled or expired: keep `validUntil` short.
 *
 * @example
 * const signed = await signQuote(maker, { rfqVenue, quote });
 * const venueData = encodeQuoteData(signed);
 * @returns The quote with its signature, as a maker hands it out.
 * @throws ParseError, QuoteExpiredError, MakerNotSignerError
 */
export async function signQuote(
  client: EscrowClient,
  parameters: SignQuoteParameters,
): Promise<SignQuoteReturnType> {
  const { rfqVenue, sign } = parameters;
  const { signature: _, ...quote } = parseSignedQuote({ ...parameters.quote, signature: "0x" });
  const [chainId, nowAt] = await Promise.all([chainIdOf(client), blockTimeOf(client)]);
  if (quote.validUntil < nowAt) throw new QuoteExpiredError(quote.validUntil, nowAt);
  const domain = { rfqVenue, chainId };
  if (sign !== undefined) return { ...quote, signature: await sign(quoteHash(domain, quote)) };

  const account = accountOf(client, parameters);
  if (!isAddressEqual(account.address, quote.maker))
    throw new MakerNotSignerError(quote.maker, account.address);
  const signature = await signTypedData(client, { account, ...quoteTypedData(domain, quote) });
  return { ...quote, signature };
}
