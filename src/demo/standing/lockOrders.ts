import { encodeFunctionData } from "viem";

import { lock } from "../../client/lock.ts";
import { publishTerms } from "../../client/publishTerms.ts";
import { commitDetails } from "../../order/details.ts";
import { termsIdOf } from "../../order/ids.ts";
import { send } from "../live/chain.ts";
import { termsOfRun } from "../live/settings.ts";
import { tokenAbi } from "../live/tokens.ts";
import { day, hour } from "../timeline/plan.ts";
import { writeOrders } from "./files.ts";
import type { StandingNode } from "./node.ts";
import { settled, timeOf } from "./node.ts";

const amounts = [1_250_500_000n, 80_000_000n];

/** Publishes terms, mints the model USDC and locks two orders of the buyer by allowance. */
export async function lockOrders(node: StandingNode): Promise<void> {
  const { chain, client, deployment, roles } = node;
  const { escrow, token } = deployment;
  const { direct } = termsOfRun({
    arbitrator: roles.arbitrator,
    platform: roles.platform,
    attesters: [roles.carrier, roles.inspector, roles.port],
  });
  await settled(
    node,
    "terms published",
    await publishTerms(client, { escrow, account: roles.buyer, terms: direct }),
  );

  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  const mint = encodeFunctionData({ abi: tokenAbi, functionName: "mint", args: [roles.buyer, total] });
  await settled(node, "model USDC minted", await send(chain, { from: roles.issuer, to: token, data: mint }));
  const approve = encodeFunctionData({ abi: tokenAbi, functionName: "approve", args: [escrow, total] });
  await settled(node, "escrow approved", await send(chain, { from: roles.buyer, to: token, data: approve }));

  const now = await timeOf(node);
  const orders = amounts.map((amount, index) => ({
    termsId: termsIdOf(direct),
    buyer: roles.buyer,
    seller: roles.seller,
    token,
    amount,
    lockBy: now + hour,
    deliverBy: now + 30 * day,
    detailsHash: commitDetails({ details: { invoice: `INV-${index + 1}` } }).detailsHash,
  }));
  for (const order of orders) {
    await settled(
      node,
      `order of ${order.amount} locked`,
      await lock(client, { escrow, account: roles.buyer, order }),
    );
  }
  await writeOrders(chain.chainId, orders);
}
