// Two sales. The customer signs a payment for each; the shop sends it and pays for gas. The first customer is happy and
// signs a release; the second order stays locked until it is delivered. The shop keeps its own book in sales.csv.
import { writeFile } from "node:fs/promises";

import { commitDetails, formatMoney, type Order, orderIdOf, statusName, termsIdOf } from "lading/client";
import { getBlock } from "viem/actions";

import { customer, escrow, mined, shop, terms, usdc } from "./setup.js";

const dollars = (amount: bigint) => formatMoney({ amount, currency: { code: "USDC", decimals: 6 } });

async function sell(goods: string, amount: bigint): Promise<Order> {
  const now = Number((await getBlock(shop)).timestamp);
  const { detailsHash } = commitDetails({ details: { goods } });
  const order = {
    termsId: termsIdOf(terms),
    buyer: customer.account.address,
    seller: shop.account.address,
    token: usdc,
    amount,
    lockBy: now + 3_600,
    deliverBy: now + 30 * 86_400,
    detailsHash,
  };
  const signature = await customer.signLockAuthorization({ order });
  await mined(await shop.lockWithAuthorization({ order, payer: order.buyer, signature }));
  return order;
}

await mined(await shop.publishTerms({ terms }));
const lamps = await sell("Desk lamps", 1_250_500_000n);
const kettles = await sell("Kettles", 80_000_000n);

const now = Number((await getBlock(shop)).timestamp);
const release = { order: lamps, releasedTotal: lamps.amount, signBy: now + 3_600 };
await mined(await shop.release({ ...release, signature: await customer.signRelease(release) }));

const date = new Date(now * 1_000).toISOString().slice(0, 10);
const domain = { escrow, chainId: shop.chain.id };
const sales = [lamps, kettles].map((order, index) =>
  [date, dollars(order.amount), usdc, orderIdOf(domain, order), `sale ${index + 1}`].join(","),
);
await writeFile("sales.csv", `date,amount,currency,order,reference\n${sales.join("\n")}\n`);

for (const order of [lamps, kettles]) {
  const { status, released, held } = await shop.getOrderState({ order });
  console.log(statusName(status), dollars(released), dollars(held));
}
