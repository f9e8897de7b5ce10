import type { Address, Hex } from "viem";

import { noBand } from "../../order/exchange/conversion.ts";
import { encodeFxPayout } from "../../order/exchange/payout.ts";
import type { CurrencyCode } from "../currencies.ts";
import { givenDown, leastReceived } from "../makerPrices.ts";
import { shareDown } from "../timeline/plan.ts";
import type { Deed } from "../timeline/step.ts";
import { makerQuote } from "./makerQuote.ts";
import type { World } from "./world.ts";
import { exchangeOf, placedOf } from "./world.ts";

type PayoutDeed = Extract<Deed, { do: "claim" | "reclaim" }>;

/** Receiver and data of a payout that the router sells: to the holder itself, for no less than it asks. */
export async function convertedPayout(
  world: World,
  deed: PayoutDeed,
  into: CurrencyCode,
  holder: Address,
  at: number,
): Promise<{ receiver: Address; data: Hex }> {
  const [plan] = deed.orders;
  if (plan === undefined) throw new Error(`${deed.do} without an order`);
  const { router, rfqVenue } = exchangeOf(world);
  const { orderId, order } = placedOf(world, plan);
  const { currency } = plan;
  // The quote covers the whole order; the venue fills what is left after the fee at the same rate.
  const venueData = await makerQuote(world, {
    taker: holder,
    orderId,
    paid: currency,
    amountIn: order.amount,
    bought: into,
    amountOut: givenDown(order.amount, currency, into),
    at,
  });
  const { feeBps } = world.terms[plan.terms].terms;
  const fee = deed.do === "claim" ? shareDown(order.amount, BigInt(feeBps)) : 0n;
  const amountIn = order.amount - fee;
  const payout = {
    venue: rfqVenue,
    tokenOut: world.tokens[into].address,
    amountIn,
    minimumOut: leastReceived(amountIn, currency, into),
    recipient: holder,
    ...noBand,
    venueData,
  };
  return { receiver: router, data: encodeFxPayout(payout) };
}
