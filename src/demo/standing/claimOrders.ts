import { claim } from "../../client/claim.ts";
import { periods } from "../timeline/plan.ts";
import { readOrders } from "./files.ts";
import type { StandingNode } from "./node.ts";
import { settled } from "./node.ts";

/** Moves the node's clock past inspection, as only a development node lets it, and claims for the seller. */
export async function claimOrders(node: StandingNode): Promise<void> {
  const { chain, client, deployment, roles } = node;
  const { escrow } = deployment;
  const orders = await readOrders(chain.chainId);
  await chain.provider.request({ method: "evm_increaseTime", params: [periods.inspection + 1] });
  await chain.provider.request({ method: "evm_mine", params: [] });
  for (const order of orders) {
    const hash = await claim(client, { escrow, account: roles.seller, order });
    await settled(node, `order of ${order.amount} claimed`, hash);
  }
}
