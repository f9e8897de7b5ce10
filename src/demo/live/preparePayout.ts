import type { Hex, PrivateKeyAccount } from "viem";
import { hashTypedData, keccak256, stringToHex, zeroHash } from "viem";
import { packAttestations, packOrders } from "../../order/packedDelivery.ts";
import {
  claimTypedData,
  deliveryTypedData,
  reclaimTypedData,
  releaseTypedData,
} from "../../order/typedData.ts";
import { hour } from "../timeline/plan.ts";
import type { Deed } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { convertedPayout } from "./convertedPayout.ts";
import type { PreparedCall } from "./prepared.ts";
import { escrowCall } from "./prepared.ts";
import type { PlacedOrder, World } from "./world.ts";
import { placedOf } from "./world.ts";

const plain: Hex = "0x";

export function firstOf(world: World, deed: Deed): PlacedOrder {
  const [plan] = deed.orders;
  if (plan === undefined) throw new Error(`${deed.do} without an order`);
  return placedOf(world, plan);
}

/** Two of the three attesters sign; which two, the order decides. */
export async function prepareConfirm(
  world: World,
  deed: Extract<Deed, { do: "confirm" }>,
  at: number,
): Promise<PreparedCall> {
  const placed = deed.orders.map((plan) => placedOf(world, plan));
  const orderIds = placed.map(({ orderId }) => orderId);
  const evidenceHash = keccak256(stringToHex(`delivery note ${deed.orders[0]?.key}`));
  const signBy = at + hour;
  // Hashed once for all who sign it.
  const hash = hashTypedData(deliveryTypedData(world.domain, { orderIds, evidenceHash, signBy }));
  const silent = Number(BigInt(orderIds[0] ?? "0x0") % BigInt(world.attesters.length));
  const signed = await Promise.all(
    world.attesters
      .filter((_, index) => index !== silent)
      .map(async (attester) => [attester.address, await attester.sign({ hash })] as const),
  );
  const attesters = world.attesters.map(({ address }) => address);
  const carrier = await memberOf(world.cast, "relayer");
  const orders = placed.map(({ order }) => order);
  return escrowCall(world, carrier.address, "confirmDelivery", [
    placed[0]?.order.termsId ?? zeroHash,
    packOrders(orders),
    evidenceHash,
    signBy,
    packAttestations(attesters, Object.fromEntries(signed)),
  ]);
}

type PayoutDeed = Extract<Deed, { do: "claim" | "reclaim" }>;

/** Claims and reclaims: by the holder's call, alone or as a list, or by its signature. */
export async function preparePayout(world: World, deed: PayoutDeed, at: number): Promise<PreparedCall> {
  const { order, orderId } = firstOf(world, deed);
  const by = await memberOf(world.cast, deed.by);
  if (deed.orders.length > 1) {
    const orders = deed.orders.map((plan) => placedOf(world, plan).order);
    return escrowCall(world, by.address, deed.do === "claim" ? "claimMany" : "reclaimMany", [orders]);
  }

  const { receiver, data } =
    deed.into === undefined
      ? { receiver: await receiverOf(world, deed, by), data: plain }
      : await convertedPayout(world, deed, deed.into, by.address, at);
  if (deed.how === "call") return escrowCall(world, by.address, deed.do, [order, receiver, data, 0, plain]);

  const signBy = at + hour;
  const message = { orderId, receiver, dataHash: keccak256(data), signBy };
  const signature =
    deed.do === "claim"
      ? await by.signTypedData(claimTypedData(world.domain, message))
      : await by.signTypedData(reclaimTypedData(world.domain, message));
  const relayer = await memberOf(world.cast, "relayer");
  return escrowCall(world, relayer.address, deed.do, [order, receiver, data, signBy, signature]);
}

async function receiverOf(world: World, deed: PayoutDeed, by: PrivateKeyAccount): Promise<Hex> {
  if (deed.do === "claim" && deed.receiver !== undefined) {
    return (await memberOf(world.cast, deed.receiver)).address;
  }
  // Whoever claims for the seller after the open period can only pay the seller.
  const isOpenClaim = deed.do === "claim" && deed.by === "stranger";
  return isOpenClaim ? firstOf(world, deed).order.seller : by.address;
}

export async function prepareReleaseAll(
  world: World,
  deed: Extract<Deed, { do: "releaseAll" }>,
): Promise<PreparedCall> {
  const { order } = firstOf(world, deed);
  const by = await memberOf(world.cast, deed.by);
  if (deed.orders.length === 1) {
    return escrowCall(world, by.address, "release", [order, order.amount, 0, plain]);
  }
  const orders = deed.orders.map((plan) => placedOf(world, plan).order);
  return escrowCall(world, by.address, "releaseMany", [orders]);
}

export async function prepareRelease(
  world: World,
  deed: Extract<Deed, { do: "release" }>,
  at: number,
): Promise<PreparedCall> {
  const { order, orderId } = firstOf(world, deed);
  const { releasedTotal } = deed;
  const by = await memberOf(world.cast, deed.by);
  if (deed.how === "call") return escrowCall(world, by.address, "release", [order, releasedTotal, 0, plain]);

  const signBy = at + hour;
  const signature = await by.signTypedData(
    releaseTypedData(world.domain, { orderId, releasedTotal, signBy }),
  );
  const relayer = await memberOf(world.cast, "relayer");
  return escrowCall(world, relayer.address, "release", [order, releasedTotal, signBy, signature]);
}

export async function prepareRefund(
  world: World,
  deed: Extract<Deed, { do: "refund" }>,
): Promise<PreparedCall> {
  const by = await memberOf(world.cast, deed.by);
  return escrowCall(world, by.address, "refund", [firstOf(world, deed).order, deed.amount]);
}
