import { keccak256, stringToHex } from "viem";

import { orderIdOf } from "../../order/ids.ts";
import type { OrderPlan } from "../timeline/plan.ts";
import { memberOf } from "./cast.ts";
import { detailsRootOf } from "./detailsRoot.ts";
import type { PlacedOrder, World } from "./world.ts";

/** Turns a plan into the order that the contract takes. Its private details stay behind their salted root. */
export async function place(world: World, plan: OrderPlan): Promise<PlacedOrder> {
  const [buyer, seller] = await Promise.all([
    memberOf(world.cast, plan.buyer),
    memberOf(world.cast, plan.seller),
  ]);
  const { reference, buyerCountry, sellerCountry } = plan.row;
  const details = { invoice: reference, tradeId: reference, buyerCountry, sellerCountry };
  // A secret in real life; here it only has to differ from order to order.
  const detailsHash = detailsRootOf(
    details,
    keccak256(stringToHex(`lading demonstration details: ${plan.key}`)),
  );
  const order = {
    termsId: world.terms[plan.terms].id,
    buyer: buyer.address,
    seller: seller.address,
    token: world.tokens[plan.currency].address,
    amount: plan.amount,
    lockBy: plan.lockBy,
    deliverBy: plan.deliverBy,
    detailsHash,
  };
  const placed = { plan, order, orderId: orderIdOf(world.domain, order) };
  world.placed.set(plan.key, placed);
  return placed;
}
