import type { Address, EIP1193Provider, Hex } from "viem";
import { createWalletClient, custom } from "viem";

import { signQuote } from "../../client/exchange/signQuote.ts";
import { encodeQuoteData } from "../../order/exchange/venueData.ts";
import type { CurrencyCode } from "../currencies.ts";
import { hour } from "../timeline/plan.ts";
import { memberOf } from "./cast.ts";
import type { World } from "./world.ts";
import { exchangeOf, takeNonce } from "./world.ts";

/** What the maker is asked for. */
export type QuoteRequest = {
  taker: Address;
  /** The order it is for, or zero for a list. */
  orderId: Hex;
  paid: CurrencyCode;
  amountIn: bigint;
  bought: CurrencyCode;
  amountOut: bigint;
  at: number;
};

/** The maker signs a firm price for one taker, good for an hour, as the data that the venue takes. */
export async function makerQuote(world: World, request: QuoteRequest): Promise<Hex> {
  const { router, rfqVenue } = exchangeOf(world);
  const { taker, orderId, paid, amountIn, bought, amountOut, at } = request;
  const account = await memberOf(world.cast, "maker");
  const client = createWalletClient({
    account,
    transport: custom(world.chain.provider as EIP1193Provider, { retryCount: 0 }),
  });
  const quote = {
    maker: account.address,
    router,
    taker,
    orderId,
    tokenIn: world.tokens[paid].address,
    amountIn,
    tokenOut: world.tokens[bought].address,
    amountOut,
    nonce: takeNonce(world, "quotes"),
    validUntil: at + hour,
    fromPermit2: false,
  };
  return encodeQuoteData(await signQuote(client, { rfqVenue, quote }));
}
