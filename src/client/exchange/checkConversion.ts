import { isAddressEqual } from "viem";

import { LadingError } from "../../order/errors.ts";
import type { FxLock } from "../../order/exchange/fxTypedData.ts";
import { quotedInput } from "../../order/exchange/quote.ts";
import { decodeQuoteData } from "../../order/exchange/venueData.ts";
import { timeText } from "../../text/timeText.ts";
import { blockTimeOf, type EscrowClient } from "../escrowClient.ts";
import type { RfqParameters } from "./exchangeClient.ts";

/** The order cannot be locked any more. */
export class LockByPassedError extends LadingError {
  override name = "LockByPassedError";
  constructor(lockBy: number, nowAt: number) {
    super("The order could be locked until lockBy only: a signature would pay for nothing.", {
      metaMessages: [`lock by: ${timeText(lockBy)}`, `now: ${timeText(nowAt)}`],
      docsPath: "docs/errors.md#lockbypassederror",
    });
  }
}

/** The quote's time has passed. */
export class QuoteExpiredError extends LadingError {
  override name = "QuoteExpiredError";
  constructor(validUntil: number, nowAt: number) {
    super("The quote's time has passed.", {
      metaMessages: [`valid until: ${timeText(validUntil)}`, `now: ${timeText(nowAt)}`],
      docsPath: "docs/errors.md#quoteexpirederror",
    });
  }
}

/** The quote covers less than the order. */
export class QuoteBelowOrderError extends LadingError {
  override name = "QuoteBelowOrderError";
  constructor(quoted: bigint, amount: bigint) {
    super("The quote covers less than the order's amount.", {
      metaMessages: [`quoted: ${quoted}`, `order: ${amount}`],
      docsPath: "docs/errors.md#quotebelowordererror",
    });
  }
}

/** The payer's maximum does not reach what the quote costs. */
export class MaximumBelowQuoteError extends LadingError {
  override name = "MaximumBelowQuoteError";
  constructor(maximumIn: bigint, quotedIn: bigint) {
    super("The maximum is below what the quote costs: the conversion could only fail.", {
      metaMessages: [`maximumIn: ${maximumIn}`, `quoted: ${quotedIn}`],
      docsPath: "docs/errors.md#maximumbelowquoteerror",
    });
  }
}

/**
 * Looks at what a payer is about to sign. `fxWarnings` says what is risky; this refuses what cannot work. A quote is looked
 * at only where its venue is `rfqVenue`.
 *
 * @throws LockByPassedError, QuoteExpiredError, QuoteBelowOrderError, MaximumBelowQuoteError
 */
export async function checkConversion(
  client: EscrowClient,
  { order, conversion, rfqVenue }: FxLock & Partial<RfqParameters>,
): Promise<void> {
  const nowAt = await blockTimeOf(client);
  if (order.lockBy < nowAt) throw new LockByPassedError(order.lockBy, nowAt);
  if (rfqVenue === undefined || !isAddressEqual(rfqVenue, conversion.venue)) return;

  const quote = decodeQuoteData(conversion.venueData);
  if (quote.validUntil < nowAt) throw new QuoteExpiredError(quote.validUntil, nowAt);
  if (quote.amountOut < order.amount) throw new QuoteBelowOrderError(quote.amountOut, order.amount);
  const quotedIn = quotedInput(quote, order.amount);
  if (conversion.maximumIn < quotedIn) throw new MaximumBelowQuoteError(conversion.maximumIn, quotedIn);
}
