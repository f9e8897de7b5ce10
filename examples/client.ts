import { type Account, type Address, createWalletClient, publicActions, type Transport } from "viem";
import { commitDetails, escrowActions, type Order } from "../src/client/index.ts";

type Agreed = Pick<Order, "termsId" | "seller" | "token">;

/** The buyer locks 1,250.50 USDC for lamps, and releases them to the seller when the lamps are there. */
export async function buyLamps(buyer: Account, transport: Transport, escrow: Address, agreed: Agreed) {
  const wallet = createWalletClient({ account: buyer, transport });
  const client = wallet.extend(publicActions).extend(escrowActions({ escrow }));
  const { detailsHash, seed } = commitDetails({ details: { goods: "Desk lamps", incoterm: "DAP Karachi" } });
  const { timestamp } = await client.getBlock();
  const dates = { lockBy: Number(timestamp) + 3_600, deliverBy: Number(timestamp) + 30 * 86_400 };
  const order = { ...agreed, ...dates, buyer: buyer.address, amount: 1_250_500_000n, detailsHash };
  await client.waitForTransactionReceipt({ hash: await client.lock({ order }) });

  const paid = await client.release({ order, releasedTotal: order.amount });
  await client.waitForTransactionReceipt({ hash: paid });
  return { order, seed }; // The seed opens the order's private details: keep both.
}
