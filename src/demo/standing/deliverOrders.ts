import { keccak256, stringToHex } from "viem";

import { confirmDelivery } from "../../client/confirmDelivery.ts";
import { signDelivery } from "../../client/signDelivery.ts";
import { orderIdOf } from "../../order/ids.ts";
import { hour } from "../timeline/plan.ts";
import { readOrders } from "./files.ts";
import type { StandingNode } from "./node.ts";
import { settled, timeOf } from "./node.ts";

/** Two of the three attesters sign for all orders, and the carrier brings their signatures. */
export async function deliverOrders(node: StandingNode): Promise<void> {
  const { chain, client, deployment, roles } = node;
  const { escrow } = deployment;
  const orders = await readOrders(chain.chainId);
  const orderIds = orders.map((order) => orderIdOf({ escrow, chainId: chain.chainId }, order));
  const message = {
    escrow,
    orderIds,
    evidenceHash: keccak256(stringToHex("delivery note")),
    signBy: (await timeOf(node)) + hour,
  };
  const attestations = {
    [roles.carrier]: await signDelivery(client, { ...message, account: roles.carrier }),
    [roles.inspector]: await signDelivery(client, { ...message, account: roles.inspector }),
  };
  const hash = await confirmDelivery(client, { ...message, account: roles.carrier, orders, attestations });
  await settled(node, `delivery of ${orders.length} orders confirmed`, hash);
}
