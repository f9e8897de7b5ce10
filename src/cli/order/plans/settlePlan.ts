import type { Hex } from "viem";

import { prepare } from "../../../client/prepare.ts";
import { settle } from "../../../client/settle.ts";
import { signSettlement } from "../../../client/signSettlement.ts";
import { isStepOver } from "../../../order/calendar.ts";
import { LadingError } from "../../../order/errors.ts";
import { orderIdOf } from "../../../order/ids.ts";
import type { Order } from "../../../order/order.ts";
import { isRulingPossible, latestOfferSignBy, rulingOpensAt } from "../../../order/settlementOffer.ts";
import type { Plan } from "../../act/plan.ts";
import { moneyText, timeText } from "../../text/words.ts";
import type { SingleOrderView } from "../orderView.ts";
import { account, paysBuyer, paysSeller } from "../sentences.ts";
import { orderFacts, type PlanContext, relaySigned, signingParameters } from "./carried.ts";
import { type Division, divisionFacts } from "./rulePlan.ts";

export interface Settling extends Division {
  readonly next: readonly Order[];
}

/** The consents that others gave by signature; who sends needs none. */
export interface Consents {
  readonly signBy: number;
  readonly buyerSignature?: Hex | undefined;
  readonly sellerSignature?: Hex | undefined;
}

/** Both sides agree how the money that is held ends: without consents it is an offer, to be signed. */
export function settlePlan(context: PlanContext, settling: Settling, consents?: Consents): Plan {
  const { network, signer, view } = context;
  const { toBuyer, toSeller, next } = settling;
  const { escrow, client } = network;
  const latest = latestOfferSignBy(view);
  requireOpen(view, consents?.signBy ?? latest, consents !== undefined);
  return {
    action: "order settle",
    title: `Buyer and seller settle order ${view.orderId} by agreement.`,
    will: [
      ...paysBuyer(view, toBuyer, signer.address),
      ...paysSeller(view, toSeller, signer.address),
      ...next.map((order) => nextText(context, order)),
      next.length === 0
        ? "Nothing is left in the escrow. The order is settled, and that is final."
        : "This order is settled, and that is final; its money goes on in the next orders.",
      ...(consents === undefined
        ? [
            "An offer that you signed cannot be taken back until it ends. But it is void as soon as the order holds another amount: either side can see to that by paying the other a single unit.",
            ...riskText(view),
          ]
        : []),
    ],
    follows: next.map(
      (order) =>
        `Order ${orderIdOf({ escrow, chainId: network.chainId }, order)} can be delivered until ${timeText(order.deliverBy)}.`,
    ),
    calls:
      consents === undefined
        ? []
        : [
            {
              does: "settle the order",
              prepare: (asking) =>
                prepare(asking, settle, {
                  escrow,
                  account: signer.account,
                  order: view.order,
                  ...settling,
                  ...consents,
                }),
            },
          ],
    done: "Settled, as both sides agreed.",
    facts: {
      ...orderFacts(context),
      ...divisionFacts(context, settling),
      next: next.map((order) => orderIdOf({ escrow, chainId: network.chainId }, order)),
    },
    signed: {
      signBy: consents?.signBy ?? latest,
      // Who accepts signs the same last time as who offered.
      earliestSignBy: consents?.signBy,
      latestSignBy: consents?.signBy ?? latest,
      sign: async (signBy) => ({
        ...relaySigned(
          context,
          signBy,
          await signSettlement(client, { ...signingParameters(context, signBy), ...settling }),
        ),
        kind: "settle",
        order: view.order,
        toBuyer,
        toSeller,
        next: [...next],
      }),
      handOn: (path) =>
        consents === undefined
          ? `The other side accepts it: lading order settle ${view.orderId} --accept ${path}`
          : `Anybody can send it now, together with the offer: lading relay OFFER ${path}`,
    },
  };
}

/** What an offer risks that counts while the end without agreement can come at any time. */
function riskText(view: SingleOrderView): string[] {
  if (!isRulingPossible(view)) return [];
  return isStepOver(view, view.nowAt)
    ? [
        "The default can be paid now. While your offer counts, the other side can accept it instead if it gets more that way.",
      ]
    : [
        "A ruling is possible now. While your offer counts, the other side can still accept it once it knows that the ruling gives it less.",
      ];
}

/** An offer that nobody could accept any more is neither signed nor sent. */
function requireOpen(view: SingleOrderView, signBy: number, isMade: boolean): void {
  const { nowAt } = view;
  if (isMade && signBy < nowAt)
    throw new LadingError(`The offer is over: it counted until ${timeText(signBy)}.`, {
      metaMessages: [`now: ${timeText(nowAt)}`, "Ask for a new one, or sign one yourself."],
    });
  if (!isMade && signBy <= nowAt)
    throw new LadingError("An offer signed now would be over when it arrives.", {
      metaMessages: [
        `A ruling is possible from ${timeText(rulingOpensAt(view))} on. From then on an offer counts for an hour: sign it then.`,
      ],
    });
}

function nextText({ network, signer, view }: PlanContext, order: Order): string {
  const id = orderIdOf({ escrow: network.escrow, chainId: network.chainId }, order);
  return `${moneyText(order.amount, view.currency)} go on as the new order ${id} between the buyer ${account(order.buyer, signer.address)} and the seller ${account(order.seller, signer.address)}.`;
}
