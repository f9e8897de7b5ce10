import { getTerms } from "../../client/getTerms.ts";
import type { DisputeReason } from "../../order/disputeReason.ts";
import { LadingError } from "../../order/errors.ts";
import type { ActContext } from "../act/act.ts";
import type { Plan } from "../act/plan.ts";
import type { RelayFile, RelayFileOf, RelayKind } from "../act/relayFile.ts";
import { carriedWithdrawPlan } from "../credit/withdrawPlan.ts";
import type { PlanContext } from "../order/plans/carried.ts";
import { carriedLockPlan } from "../order/plans/carriedLockPlan.ts";
import { consentsOf } from "../order/plans/consentsOf.ts";
import { attestedOf, deliverPlan } from "../order/plans/deliverPlan.ts";
import { disputePlan } from "../order/plans/disputePlan.ts";
import { payoutPlan } from "../order/plans/payoutPlan.ts";
import { releasePlan } from "../order/plans/releasePlan.ts";
import { settlePlan } from "../order/plans/settlePlan.ts";
import { readOrder, viewOf } from "../order/readOrder.ts";
import { carriedPayPlan } from "../pay/carriedPayPlan.ts";

/**
 * What sending signed actions does: one action, or several signatures of one delivery or settlement.
 *
 * @throws LadingError when the files do not belong together.
 */
export async function relayPlan(context: ActContext, files: readonly RelayFile[]): Promise<Plan> {
  const [first, ...others] = files;
  if (first === undefined) throw new LadingError("There is nothing to relay.");
  if (first.kind === "delivery") return relayDelivery(context, allOf("delivery", files));
  if (first.kind === "settle") return relaySettlement(context, first, allOf("settle", files));
  if (others.length > 0)
    throw new LadingError("Only signatures of one delivery, or of one settlement, are sent together.", {
      metaMessages: ["Run lading relay once for each file."],
    });
  if (first.kind === "withdrawal") return carriedWithdrawPlan(context, first);
  const view = await viewOf(context.network, first.order);
  const carrying: PlanContext = { ...context, view, carried: first };
  switch (first.kind) {
    case "release":
      return releasePlan(carrying, first.releasedTotal);
    case "claim":
    case "reclaim":
      return payoutPlan(carrying, first.kind, first);
    case "dispute":
      return disputePlan(carrying, {
        amount: first.amount,
        reason: first.reason as DisputeReason,
        evidenceHash: first.evidenceHash,
      });
    case "lock":
      return carriedLockPlan(carrying, first);
    case "lockExact":
      return carriedPayPlan(carrying, first);
    default:
      return first satisfies never;
  }
}

function allOf<Kind extends RelayKind>(kind: Kind, files: readonly RelayFile[]): RelayFileOf<Kind>[] {
  return files.map((file) => {
    if (file.kind === kind) return file as RelayFileOf<Kind>;
    throw new LadingError(`One file is a ${kind}, another one a ${file.kind}: relay them one by one.`);
  });
}

async function relayDelivery(context: ActContext, files: readonly RelayFileOf<"delivery">[]): Promise<Plan> {
  const attested = attestedOf(files);
  const views = await Promise.all(attested.orderIds.map((orderId) => readOrder(context.network, orderId)));
  const termsId = views[0]?.order.termsId ?? "0x";
  const { attesters } = await getTerms(context.network.client, { escrow: context.network.escrow, termsId });
  return deliverPlan(context, views, attested, attesters);
}

async function relaySettlement(
  context: ActContext,
  offer: RelayFileOf<"settle">,
  offers: readonly RelayFileOf<"settle">[],
): Promise<Plan> {
  const view = await viewOf(context.network, offer.order);
  return settlePlan({ ...context, view }, offer, consentsOf(view, offers));
}
