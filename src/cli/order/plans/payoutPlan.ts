import type { Address, Hex } from "viem";

import { claim } from "../../../client/claim.ts";
import { claimMany } from "../../../client/claimMany.ts";
import { prepare } from "../../../client/prepare.ts";
import { reclaim } from "../../../client/reclaim.ts";
import { reclaimMany } from "../../../client/reclaimMany.ts";
import { signClaim } from "../../../client/signClaim.ts";
import { signReclaim } from "../../../client/signReclaim.ts";
import { Status } from "../../../order/status.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import type { Plan } from "../../act/plan.ts";
import { amountFact } from "../amountFact.ts";
import { follows, paysBuyer, paysSeller, staysHeld } from "../sentences.ts";
import {
  actionParameters,
  orderFacts,
  type PlanContext,
  relaySigned,
  signingParameters,
  usualSignBy,
} from "./carried.ts";

export interface PayoutParameters {
  /** Default: the signer if it holds the side; else the holder, plainly. */
  readonly receiver?: Address | undefined;
  /** Given, the receiver is a contract that is paid and called with it. */
  readonly data?: Hex | undefined;
}

const kinds = {
  claim: {
    title: "The seller claims the money",
    does: "claim the money for the seller",
    done: "Claimed: the seller has the money.",
    side: "seller",
    pays: paysSeller,
    action: claim,
    plainly: claimMany,
    sign: signClaim,
  },
  reclaim: {
    title: "The buyer takes the money back",
    does: "take the money back for the buyer",
    done: "Reclaimed: the buyer has the money back.",
    side: "buyer",
    pays: paysBuyer,
    action: reclaim,
    plainly: reclaimMany,
    sign: signReclaim,
  },
} as const;

/** All that is held goes to one side: to the seller after inspection, or back to the buyer after a missed delivery. */
export function payoutPlan(
  context: PlanContext,
  kind: keyof typeof kinds,
  { receiver: given, data = "0x" }: PayoutParameters,
): Plan {
  const { network, signer, view } = context;
  const { title, does, done, side, pays, action, plainly, sign } = kinds[kind];
  const isOwn = isSameHex(view[side], signer.address);
  // Who acts for another one has the contract find the holder: a node that lies about it must not be paid.
  const isPlain = given === undefined && !isOwn;
  const receiver = given ?? signer.address;
  return {
    action: `order ${kind}`,
    title: `${title}: order ${view.orderId}.`,
    will: [
      ...pays(view, view.state.held, signer.address, isPlain ? view[side] : receiver),
      ...staysHeld(view, 0n),
    ],
    follows: follows(view, { ...view.state, status: Status.Settled }),
    calls: [
      {
        does,
        prepare: (client) =>
          isPlain
            ? prepare(client, plainly, {
                escrow: network.escrow,
                account: signer.account,
                orders: [view.order],
              })
            : prepare(client, action, { ...actionParameters(context), receiver, data }),
      },
    ],
    done,
    facts: {
      ...orderFacts(context),
      receiver: isPlain ? view[side] : receiver,
      amount: amountFact(view.state.held, view.currency),
    },
    signed: {
      signBy: usualSignBy(view.nowAt),
      sign: async (signBy) => ({
        ...relaySigned(
          context,
          signBy,
          await sign(network.client, { ...signingParameters(context, signBy), receiver, data }),
        ),
        kind,
        order: view.order,
        receiver,
        data,
      }),
    },
  };
}
