import {
  type Account,
  type Address,
  createWalletClient,
  type Hash,
  type Hex,
  publicActions,
  type Transport,
} from "viem";
import { commitDetails, escrowActions, type Order } from "../src/client/index.ts";

/** The buyer locks 1,250.50 USDC, two attesters confirm delivery, and the buyer, content, releases at once. */
export async function buyLamps(
  on: { transport: Transport; escrow: Address; token: Address; termsId: Hex; evidenceHash: Hex },
  people: { buyer: Account; seller: Address; attesters: readonly Account[] },
) {
  const client = createWalletClient({ account: people.buyer, transport: on.transport })
    .extend(publicActions)
    .extend(escrowActions({ escrow: on.escrow }));
  const mined = async (hash: Promise<Hash>) => client.waitForTransactionReceipt({ hash: await hash });
  const now = Number((await client.getBlock()).timestamp);
  const { detailsHash, seed } = commitDetails({ details: { goods: "Desk lamps", incoterm: "DAP Karachi" } });
  const order: Order = {
    termsId: on.termsId,
    buyer: people.buyer.address,
    seller: people.seller,
    token: on.token,
    amount: 1_250_500_000n,
    lockBy: now + 3_600,
    deliverBy: now + 30 * 86_400,
    detailsHash,
  };
  await mined(client.lock({ order })); // The buyer let the escrow take the amount before: token.approve.

  const orderIds = [await client.getOrderId({ order })];
  const seen = { orderIds, evidenceHash: on.evidenceHash, signBy: now + 86_400 };
  const attestations: Record<Address, Hex> = {};
  for (const account of people.attesters)
    attestations[account.address] = await client.signDelivery({ ...seen, account });
  await mined(client.confirmDelivery({ ...seen, orders: [order], attestations }));

  await mined(client.release({ order, releasedTotal: order.amount }));
  return { order, seed }; // The seed opens the order's private details: keep both.
}
