import type { Hex } from "viem";
import { signTypedData } from "viem/actions";

import { LadingError } from "../order/errors.ts";
import type { Order } from "../order/order.ts";
import { latestOfferSignBy } from "../order/settlementOffer.ts";
import { settlementTypedData } from "../order/typedData.ts";
import { timeText } from "../text/timeText.ts";
import {
  type AccountParameters,
  accountOf,
  actionDomainOf,
  blockTimeOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";
import { getOrderId } from "./getOrderId.ts";
import { getOrderState } from "./getOrderState.ts";
import { getStoredTerms } from "./getStoredTerms.ts";

/** The offer would stand longer than an offer that cannot be withdrawn should. */
export class SettlementOfferTooLongError extends LadingError {
  override name = "SettlementOfferTooLongError";
  constructor(signBy: number, latest: number, nowAt: number) {
    super(
      "An offer to settle cannot be withdrawn: it may stand 48 hours and end before a ruling is possible; then, an hour.",
      {
        metaMessages: [
          `given sign by: ${timeText(signBy)}`,
          `latest sign by: ${timeText(latest)}`,
          `now: ${timeText(nowAt)}`,
        ],
        docsPath: "docs/errors.md#settlementoffertoolongerror",
      },
    );
  }
}

/** The offer would be over before anybody could accept it. */
export class SettlementOfferOverError extends LadingError {
  override name = "SettlementOfferOverError";
  constructor(signBy: number, nowAt: number) {
    super("An offer to settle that is over is not signed.", {
      metaMessages: [`given sign by: ${timeText(signBy)}`, `now: ${timeText(nowAt)}`],
      docsPath: "docs/errors.md#settlementofferovererror",
    });
  }
}

export interface SignSettlementParameters extends EscrowParameters, AccountParameters {
  readonly order: Order;
  /** What goes to the buyer's holder, in the token's smallest unit. */
  readonly toBuyer: bigint;
  /** What goes to the seller's holder, fee included. */
  readonly toSeller: bigint;
  /** Orders locked from the rest. Default: none. */
  readonly next?: readonly Order[] | undefined;
  /** Last second (unix time) in which the offer stands; see `latestOfferSignBy`. */
  readonly signBy: number;
}
export type SignSettlementReturnType = Hex;

/**
 * Signs an offer to settle, by a side's holder. It cannot be withdrawn, so its life is bounded: 48 hours, and not into the
 * time in which a ruling can be possible (in a dispute the date is known; before one, as if it were raised right now); once
 * a ruling is possible, an hour. Show the signer then that the other side can take the offer when it knows the ruling.
 *
 * @example
 * const buyerSignature = await signSettlement(buyer, { escrow, order, toBuyer, toSeller, signBy });
 * @throws SettlementOfferTooLongError, SettlementOfferOverError
 */
export async function signSettlement(
  client: EscrowClient,
  parameters: SignSettlementParameters,
): Promise<SignSettlementReturnType> {
  const { escrow, order, toBuyer, toSeller, next = [], signBy } = parameters;
  const account = accountOf(client, parameters);
  const domain = await actionDomainOf(client, parameters);
  const orderId = await getOrderId(client, parameters);

  const [state, terms, nowAt] = await Promise.all([
    getOrderState(client, { escrow, orderId }),
    getStoredTerms(client, { escrow, termsId: order.termsId }),
    blockTimeOf(client),
  ]);
  const latest = latestOfferSignBy({ state, terms, nowAt });
  if (signBy <= nowAt) throw new SettlementOfferOverError(signBy, nowAt);
  if (signBy > latest) throw new SettlementOfferTooLongError(signBy, latest, nowAt);

  return signTypedData(client, {
    account,
    ...settlementTypedData(domain, { orderId, toBuyer, toSeller, next, signBy }),
  });
}
