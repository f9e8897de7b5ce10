import { keccak256, stringToHex } from "viem";

import { DisputeReason } from "../../order/disputeReason.ts";
import { disputeTypedData, settlementTypedData } from "../../order/typedData.ts";
import { hour } from "../timeline/plan.ts";
import type { Deed, Step } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { place } from "./place.ts";
import type { PreparedCall } from "./prepared.ts";
import { escrowCall } from "./prepared.ts";
import { firstOf } from "./preparePayout.ts";
import type { World } from "./world.ts";

const none = "0x";

export async function prepareDispute(
  world: World,
  deed: Extract<Deed, { do: "dispute" }>,
  at: Step["at"],
): Promise<PreparedCall> {
  const { order, orderId } = firstOf(world, deed);
  const by = await memberOf(world.cast, deed.by);
  const { amount } = deed;
  const reason = DisputeReason[deed.reason];
  const evidenceHash = keccak256(stringToHex(`what ${deed.by} says about ${deed.orders[0].key}`));
  if (deed.how === "call") {
    return escrowCall(world, by.address, "dispute", [order, amount, reason, evidenceHash, 0, none]);
  }

  const signBy = at + hour;
  const message = { orderId, amount, reason, evidenceHash, signBy };
  const signature = await by.signTypedData(disputeTypedData(world.domain, message));
  const relayer = await memberOf(world.cast, "relayer");
  return escrowCall(world, relayer.address, "dispute", [
    order,
    amount,
    reason,
    evidenceHash,
    signBy,
    signature,
  ]);
}

export async function prepareEvidence(
  world: World,
  deed: Extract<Deed, { do: "evidence" }>,
): Promise<PreparedCall> {
  const by = await memberOf(world.cast, deed.by);
  return escrowCall(world, by.address, "submitEvidence", [firstOf(world, deed).order, deed.uri]);
}

export async function prepareRule(world: World, deed: Extract<Deed, { do: "rule" }>): Promise<PreparedCall> {
  const arbitrator = await memberOf(world.cast, "arbitrator");
  return escrowCall(world, arbitrator.address, "rule", [
    firstOf(world, deed).order,
    deed.toBuyer,
    deed.toSeller,
  ]);
}

export async function prepareDefault(
  world: World,
  deed: Extract<Deed, { do: "default" }>,
): Promise<PreparedCall> {
  const stranger = await memberOf(world.cast, "stranger");
  return escrowCall(world, stranger.address, "enforceDefault", [firstOf(world, deed).order]);
}

/** Both sides consent: whoever calls by its call, everyone else by signature. */
export async function prepareSettle(
  world: World,
  deed: Extract<Deed, { do: "settle" }>,
  at: Step["at"],
): Promise<PreparedCall> {
  const { order, orderId } = firstOf(world, deed);
  const placed = await Promise.all(deed.next.map((plan) => place(world, plan)));
  const settlement = {
    toBuyer: deed.toBuyer,
    toSeller: deed.toSeller,
    next: placed.map((item) => item.order),
    signBy: at + hour,
  };
  const typedData = settlementTypedData(world.domain, { orderId, ...settlement });
  const signatureOf = async (party: string) =>
    party === deed.caller ? none : (await memberOf(world.cast, party)).signTypedData(typedData);
  const buyerSignature = await signatureOf(deed.buyer);
  const sellerSignature = await signatureOf(deed.seller);
  const caller = await memberOf(world.cast, deed.caller ?? "relayer");
  const gateData = placed.map(() => none) as `0x${string}`[];
  return escrowCall(world, caller.address, "settle", [
    order,
    settlement,
    gateData,
    buyerSignature,
    sellerSignature,
  ]);
}
