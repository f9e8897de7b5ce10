import { type Address, isAddressEqual, parseAbi } from "viem";
import { readContract } from "viem/actions";
import { checkConversion } from "../../client/exchange/checkConversion.ts";
import { lockExactWithAuthorization } from "../../client/exchange/lockExactWithAuthorization.ts";
import { lockExactWithPermit2 } from "../../client/exchange/lockExactWithPermit2.ts";
import { prepare } from "../../client/prepare.ts";
import { lockedStep } from "../../order/calendar/orderStep.ts";
import { LadingError } from "../../order/errors.ts";
import { fxAuthorizationTypedData } from "../../order/exchange/fxTypedData.ts";
import { decodeQuoteData } from "../../order/exchange/venueData.ts";
import type { Plan } from "../act/plan.ts";
import type { RelayFileOf } from "../act/relayFile.ts";
import type { Network } from "../network/openNetwork.ts";
import { readCurrency, type TokenCurrency } from "../network/readCurrency.ts";
import { amountFact } from "../order/amountFact.ts";
import { orderFacts, type PlanContext } from "../order/plans/carried.ts";
import { type TokenPayment, withTokenRefusals } from "../order/plans/tokenRefusal.ts";
import { account, follows } from "../order/sentences.ts";
import { moneyText } from "../text/words.ts";
import { bandFact, bandWords, readBand } from "./band.ts";

const routerAbi = parseAbi(["function escrow() view returns (address)"]);

/**
 * A payer signed a conversion into an order; somebody else brings it to the chain.
 *
 * @throws QuoteExpiredError, LockByPassedError and others of `checkConversion`, before anything is sent; LadingError when
 * the router is another escrow's.
 */
export async function carriedPayPlan(context: PlanContext, file: RelayFileOf<"lockExact">): Promise<Plan> {
  const { network, signer, view } = context;
  const { order, currency } = view;
  const { router, conversion, gateData, permit2Nonce: nonce, signature } = file;
  const [me, payer] = [signer.address, file.signer];
  await checkRouter(network, router);
  const quoted = file.venueKind === "quote" ? { rfqVenue: conversion.venue } : {};
  await checkConversion(network.client, { order, conversion, ...quoted });

  const paying = await readCurrency(network, conversion.tokenIn);
  const band = await readBand(network, conversion, order, paying);
  const named = { router, account: signer.account, order, gateData, conversion };
  return {
    action: "order lock",
    title: `Lock order ${view.orderId}, paid by ${payer} in ${paying.code}.`,
    will: [
      `${account(payer, me)} pays at most ${moneyText(conversion.maximumIn, paying)}.`,
      `${giver(file)} gives ${moneyText(order.amount, currency)} for it, or nothing happens. What is not needed goes back in the same transaction.`,
      `They go into the escrow ${network.escrow}, for the order between the buyer ${account(order.buyer, me)} and the seller ${account(order.seller, me)}.`,
      ...bandWords(band),
    ],
    follows: follows(view, lockedStep(order)),
    calls: [
      {
        does: `convert ${paying.code} to ${currency.code} and lock the order`,
        needsMargin: file.venueKind !== "quote",
        prepare: (client) =>
          withTokenRefusals(client, tokenPaymentOf(file, paying), () =>
            nonce === undefined
              ? prepare(client, lockExactWithAuthorization, { ...named, payer, signature })
              : prepare(client, lockExactWithPermit2, {
                  ...named,
                  funding: { payer, nonce, deadline: BigInt(file.signBy), signature },
                }),
          ),
      },
    ],
    done: "Locked: the money is in escrow, and the seller can ship.",
    facts: {
      ...orderFacts(context),
      payer,
      amount: amountFact(order.amount, currency),
      maximum: amountFact(conversion.maximumIn, paying),
      venue: file.venueKind,
      ...bandFact(band),
    },
  };
}

function tokenPaymentOf(file: RelayFileOf<"lockExact">, currency: TokenCurrency): TokenPayment {
  const { router, order, conversion, permit2Nonce, signature, signer: payer } = file;
  const signed = { router, payer, order, conversion };
  return {
    payer,
    currency,
    amount: conversion.maximumIn,
    by:
      permit2Nonce === undefined
        ? { signature, typedData: (tokenDomain) => fxAuthorizationTypedData({ tokenDomain, ...signed }) }
        : "permit2",
  };
}

function giver({ venueKind, conversion: { venue, venueData } }: RelayFileOf<"lockExact">): string {
  switch (venueKind) {
    case "quote":
      return `The maker ${decodeQuoteData(venueData).maker}`;
    case "uniswapV3":
      return `Uniswap v3, through the venue ${venue},`;
    case "uniswapV4":
      return `Uniswap v4, through the venue ${venue},`;
    default:
      return venueKind satisfies never;
  }
}

// The file comes from somebody else: nothing is sent to a contract that only says it is a router.
async function checkRouter({ client, escrow }: Network, router: Address): Promise<void> {
  const served = await readContract(client, {
    address: router,
    abi: routerAbi,
    functionName: "escrow",
  }).catch(() => undefined);
  if (served !== undefined && isAddressEqual(served, escrow)) return;
  throw new LadingError("The file names a router that is not this escrow's. Nothing was sent.", {
    metaMessages: [`router: ${router}`, `it serves: ${served ?? "no escrow"}`, `expected: ${escrow}`],
  });
}
