import type { Hex } from "viem";
import { parseSignature, zeroHash } from "viem";

import { noBand } from "../../order/exchange/conversion.ts";
import type { FxLock } from "../../order/exchange/fxTypedData.ts";
import {
  fxAuthorizationTypedData,
  fxPermit2TypedData,
  fxPermitTypedData,
} from "../../order/exchange/fxTypedData.ts";
import type { CurrencyCode } from "../currencies.ts";
import { askedUp, mostPaid } from "../makerPrices.ts";
import type { Deed } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { makerQuote } from "./makerQuote.ts";
import { place } from "./place.ts";
import type { PreparedCall } from "./prepared.ts";
import { routerCall } from "./prepared.ts";
import type { World } from "./world.ts";
import { exchangeOf, takeNonce } from "./world.ts";

const noGateData = "0x";

type LockDeed = Extract<Deed, { do: "lock" }>;

/** Locks orders of one payer and one currency with another one: a list by allowance, one as its token allows. */
export async function prepareFxLock(
  world: World,
  deed: LockDeed,
  paid: CurrencyCode,
  at: number,
): Promise<PreparedCall> {
  const placed = await Promise.all(deed.orders.map((plan) => place(world, plan)));
  const [first] = placed;
  if (first === undefined) throw new Error("a lock without orders");
  const { order, plan } = first;
  const { rfqVenue } = exchangeOf(world);
  const payer = await memberOf(world.cast, deed.payer);
  const isList = placed.length > 1;
  const total = placed.reduce((sum, item) => sum + item.order.amount, 0n);
  const venueData = await makerQuote(world, {
    taker: payer.address,
    orderId: isList ? zeroHash : first.orderId,
    paid,
    amountIn: askedUp(total, plan.currency, paid),
    bought: plan.currency,
    amountOut: total,
    at,
  });
  const { address: tokenIn } = world.tokens[paid];
  const maximumIn = mostPaid(total, plan.currency, paid);
  const conversion = { venue: rfqVenue, tokenIn, maximumIn, ...noBand, venueData };
  if (isList) {
    const orders = placed.map((item) => item.order);
    const gateData = orders.map((): Hex => noGateData);
    return routerCall(world, payer.address, "lockExactBatch", [orders, gateData, [conversion]]);
  }
  return lockOne(world, deed, paid, { order, conversion });
}

/** Locks one order in the way that the token paid with allows. */
async function lockOne(
  world: World,
  deed: LockDeed,
  paid: CurrencyCode,
  { order, conversion }: FxLock,
): Promise<PreparedCall> {
  const { router } = exchangeOf(world);
  const { maximumIn } = conversion;
  const tokenDomain = world.tokens[paid].domain;
  const payer = await memberOf(world.cast, deed.payer);
  const relayer = await memberOf(world.cast, "relayer");
  const deadline = BigInt(order.lockBy);
  switch (deed.way) {
    case "allowance":
      return routerCall(world, payer.address, "lockExact", [order, noGateData, conversion]);

    case "permit": {
      const nonce = takeNonce(world, `permit ${paid} ${deed.payer}`);
      const permit = { tokenDomain, router, owner: payer.address, value: maximumIn, nonce, deadline };
      const { r, s, yParity } = parseSignature(await payer.signTypedData(fxPermitTypedData(permit)));
      const args = [order, noGateData, conversion, deadline, yParity + 27, r, s] as const;
      return routerCall(world, payer.address, "lockExactWithPermit", args);
    }

    case "authorization": {
      const authorization = { tokenDomain, router, payer: payer.address, order, conversion };
      const signature = await payer.signTypedData(fxAuthorizationTypedData(authorization));
      const args = [order, noGateData, conversion, payer.address, signature] as const;
      return routerCall(world, relayer.address, "lockExactWithAuthorization", args);
    }

    case "permit2": {
      const nonce = takeNonce(world, `permit2 ${deed.payer}`);
      const permit = { chainId: world.chain.chainId, router, nonce, deadline, order, conversion };
      const signature = await payer.signTypedData(fxPermit2TypedData(permit));
      const funding = { payer: payer.address, nonce, deadline, signature };
      return routerCall(world, relayer.address, "lockExactWithPermit2", [
        order,
        noGateData,
        conversion,
        funding,
      ]);
    }

    default: {
      const never: never = deed.way;
      throw new Error(`unknown way to lock ${String(never)}`);
    }
  }
}
