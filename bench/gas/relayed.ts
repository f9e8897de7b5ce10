import type { Signer } from "ethers";

import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { deliveredOrders, lockedOrders } from "./deeds.ts";
import { signAs } from "./sign.ts";
import { gasOf, type Operation, type Stage } from "./stage.ts";

const DAY = 86_400;

/** What the holder signs over an order, with the date to sign by. */
async function signed(
  stage: Stage,
  signer: Signer,
  action: "Release" | "Claim" | "Reclaim" | "Dispute",
  order: OrderStruct,
  message: Record<string, unknown>,
) {
  const signBy = (await stage.now()) + DAY;
  const orderId = await stage.escrow.orderIdOf(order);
  return { signBy, signature: await signAs(stage, signer, action, { orderId, ...message, signBy }) };
}

const relayedRelease: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  const { signBy, signature } = await signed(stage, stage.buyer, "Release", order, {
    releasedTotal: order.amount,
  });
  return gasOf(stage.escrow.connect(stage.relayer).release(order, order.amount, signBy, signature));
};

const relayedClaim: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  await stage.warp(6 * DAY);
  const { signBy, signature } = await signed(
    stage,
    stage.seller,
    "Claim",
    order,
    plainly(stage, order.seller),
  );
  return gasOf(stage.escrow.connect(stage.relayer).claim(order, order.seller, "0x", signBy, signature));
};

const relayedReclaim: Operation = async (stage, token) => {
  const [order] = (await lockedOrders(stage, token, 1)) as [OrderStruct];
  await stage.warp(31 * DAY);
  const { signBy, signature } = await signed(
    stage,
    stage.buyer,
    "Reclaim",
    order,
    plainly(stage, order.buyer),
  );
  return gasOf(stage.escrow.connect(stage.relayer).reclaim(order, order.buyer, "0x", signBy, signature));
};

const relayedDispute: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  const evidenceHash = stage.ethers.id("evidence");
  const { amount } = order;
  const { signBy, signature } = await signed(stage, stage.buyer, "Dispute", order, {
    amount,
    reason: 4,
    evidenceHash,
  });
  const escrow = stage.escrow.connect(stage.relayer);
  return gasOf(escrow.dispute(order, amount, 4, evidenceHash, signBy, signature));
};

function plainly(stage: Stage, receiver: unknown) {
  return { receiver, dataHash: stage.ethers.keccak256("0x") };
}

/** The holder signs, a relayer pays the gas. */
export const relayedOperations: Record<string, Operation> = {
  relayedRelease,
  relayedClaim,
  relayedReclaim,
  relayedDispute,
};
