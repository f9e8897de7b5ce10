import type { Hex } from "viem";

import type { Order } from "../../src/order/order.ts";
import { packAttestations, packOrders } from "../../src/order/packedDelivery.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { attest } from "./sign.ts";
import { gasOf, type Stage, type TokenName } from "./stage.ts";

const DAY = 86_400;
export const LIST = 50;

/** Locks fresh orders of one payer, one transaction each. */
export async function lockedOrders(
  stage: Stage,
  token: TokenName,
  count: number,
  hasFee = false,
): Promise<OrderStruct[]> {
  const orders: OrderStruct[] = [];
  for (let i = 0; i < count; i += 1) {
    const order = await stage.makeOrder(token, hasFee);
    await (await stage.escrow.connect(stage.payer).lock(order, "0x")).wait();
    orders.push(order);
  }
  return orders;
}

/** Confirms a list; the gas of the transaction. */
export async function confirm(stage: Stage, orders: OrderStruct[]): Promise<number> {
  const orderIds = await Promise.all(orders.map((order) => stage.escrow.orderIdOf(order)));
  const signBy = (await stage.now()) + DAY;
  const evidenceHash = stage.ethers.id("evidence");
  const signatures = await attest(stage, orderIds, evidenceHash, signBy);
  return gasOf(
    stage.escrow
      .connect(stage.relayer)
      .confirmDelivery(
        orders[0]?.termsId as Hex,
        packOrders(orders as unknown as Order[]),
        evidenceHash,
        signBy,
        packAttestations(
          stage.terms.attesters as Hex[],
          Object.fromEntries(
            signatures.flatMap((one, i) => (one === "0x" ? [] : [[stage.terms.attesters[i], one]])),
          ),
        ),
      ),
  );
}

/** Locked and confirmed orders, still under inspection. */
export async function deliveredOrders(
  stage: Stage,
  token: TokenName,
  count: number,
  hasFee = false,
): Promise<OrderStruct[]> {
  const orders = await lockedOrders(stage, token, count, hasFee);
  await confirm(stage, orders);
  return orders;
}

/** Disputed orders whose ruling is open. */
export async function rulableOrders(
  stage: Stage,
  token: TokenName,
  count: number,
  hasFee = false,
): Promise<OrderStruct[]> {
  const orders = await deliveredOrders(stage, token, count, hasFee);
  for (const order of orders) await dispute(stage, order);
  await stage.warp(4 * DAY);
  return orders;
}

/** The buyer disputes a delivered order, all of it by default; the gas of the transaction. */
export async function dispute(
  stage: Stage,
  order: OrderStruct,
  amount = BigInt(order.amount),
): Promise<number> {
  const evidenceHash = stage.ethers.id("evidence");
  return gasOf(stage.escrow.connect(stage.buyer).dispute(order, amount, 4, evidenceHash, 0, "0x"));
}

/** What each order of a list costs. */
export function perOrder(gas: number): number {
  return Math.round(gas / LIST);
}
