import type { Hex } from "viem";

import { confirmDelivery } from "../../../client/confirmDelivery.ts";
import { prepare } from "../../../client/prepare.ts";
import { deliveredStep } from "../../../order/calendar/orderStep.ts";
import { LadingError } from "../../../order/errors.ts";
import type { ActContext } from "../../act/act.ts";
import type { Plan } from "../../act/plan.ts";
import type { RelayFileOf } from "../../act/relayFile.ts";
import type { SingleOrderView } from "../orderView.ts";
import { datesFromNow, follows } from "../sentences.ts";

/** Attestations of one delivery, by attester. */
export interface Attested {
  readonly orderIds: readonly Hex[];
  readonly evidenceHash: Hex;
  readonly signBy: number;
  readonly attestations: Readonly<Record<Hex, Hex>>;
}

/**
 * Brings attestations of the same delivery together.
 *
 * @throws LadingError when they are of different deliveries.
 */
export function attestedOf(files: readonly RelayFileOf<"delivery">[]): Attested {
  const [first, ...others] = files;
  if (first === undefined) throw new LadingError("There is no attestation.");
  for (const other of others) {
    const isSame =
      other.evidenceHash === first.evidenceHash &&
      other.signBy === first.signBy &&
      other.orderIds.join() === first.orderIds.join();
    if (!isSame)
      throw new LadingError("The attestations are not of one and the same delivery.", {
        metaMessages: [
          "Attesters must sign the same orders in the same order, the same evidence and the same last time (--deadline of lading attest, --sign-by of lading order deliver).",
        ],
      });
  }
  const { orderIds, evidenceHash, signBy } = first;
  const attestations = Object.fromEntries(files.map(({ attester, signature }) => [attester, signature]));
  return { orderIds, evidenceHash, signBy, attestations };
}

/** Attestations are carried to the escrow: delivery is confirmed, and inspection begins. */
export function deliverPlan(
  { network, signer }: ActContext,
  views: readonly SingleOrderView[],
  { evidenceHash, signBy, attestations }: Attested,
  attesters: readonly Hex[],
): Plan {
  const [view] = views;
  if (view === undefined) throw new LadingError("There is no order.");
  const attesterCount = Object.keys(attestations).length;
  const orders = views.map(({ order }) => order);
  const named = views.length === 1 ? `order ${view.orderId}` : `${views.length} orders`;
  return {
    action: "order deliver",
    title: `Confirm the delivery of ${named}.`,
    will: [
      `${attesterCount} of the ${attesters.length} attesters of the terms signed that the goods were delivered; ${view.terms.threshold} must.`,
      ...(views.length === 1 ? [] : views.map(({ orderId }) => `Delivered: ${orderId}`)),
      "No money moves yet.",
    ],
    follows: [...follows(view, deliveredStep(view.terms, view.nowAt)), datesFromNow],
    calls: [
      {
        does: "confirm the delivery",
        prepare: (client) =>
          prepare(client, confirmDelivery, {
            escrow: network.escrow,
            account: signer.account,
            orders,
            evidenceHash,
            signBy,
            attestations,
            attesters,
          }),
      },
    ],
    done: "Delivery is confirmed: the buyer's time to inspect has begun.",
    facts: {
      chainId: network.chainId,
      escrow: network.escrow,
      orderIds: views.map(({ orderId }) => orderId),
      evidenceHash,
    },
  };
}
