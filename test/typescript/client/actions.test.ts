import { expect } from "chai";
import { type Address, concat, type Hex, padHex, toFunctionSelector, zeroAddress } from "viem";
import { EscrowRevertError } from "../../../src/client/decodeEscrowError.ts";

import { escrowActions } from "../../../src/client/escrowActions.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { timeText } from "../../../src/text/timeText.ts";
import { createWorld, day, deliver, hashOf, lockOrder, type World } from "../../helpers/escrowWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";

/** The contract's error that a call ends with. */
const errorOf = async (call: Promise<unknown>): Promise<string | undefined> => {
  const error: unknown = await call.catch((caught: unknown) => caught);
  return error instanceof EscrowRevertError ? error.errorName : undefined;
};

// Runtime code that answers every call with one word.
const answering = (word: Hex): Hex => concat(["0x7f", word, "0x5f5260205ff3"]);

describe("client actions, each by its own caller", () => {
  let world: World;
  let buyer: ReturnType<World["clientOf"]>;
  let seller: ReturnType<World["clientOf"]>;
  let arbitrator: ReturnType<World["clientOf"]>;
  const stateOf = (order: Order) => world.operator.getOrderState({ order });
  const evidenceHash = hashOf("evidence");

  before(async () => {
    world = await createWorld();
    [buyer, seller, arbitrator] = [world.buyer, world.seller, world.arbitrator].map(world.clientOf) as [
      typeof buyer,
      typeof buyer,
      typeof buyer,
    ];
  });

  it("are one for each function that an account can call", () => {
    const actions = Object.keys(escrowActions({ escrow: world.escrow })(world.operator));
    const missing = orderEscrowAbi.flatMap((item) =>
      item.type === "function" && item.stateMutability === "nonpayable" && !actions.includes(item.name)
        ? [item.name]
        : [],
    );
    // Only a contract can be asked for the money, in the middle of its own call.
    expect(missing.sort()).to.deep.equal(["lockByCallback", "lockManyByCallback"]);
  });

  it("publishTerms, getTerms, getStoredTerms", async () => {
    const { terms, termsId } = await world.publish({ inspectionPeriod: 5 * day });
    expect(await world.operator.getTerms({ termsId })).to.deep.equal({
      ...terms,
      arbitrator: world.arbitrator.address,
      attesters: terms.attesters.map((attester) => attester.toLowerCase()),
    });
    const stored = await world.operator.getStoredTerms({ termsId });
    expect([stored.inspectionPeriod, stored.threshold, stored.gated]).to.deep.equal([5 * day, 2, false]);
  });

  it("lock, with any token; getOrderId from the contract is the client's", async () => {
    const order = await lockOrder(world, { token: world.mock, amount: 2n ** 96n - 1n });
    const state = await stateOf(order);
    expect(state).to.deep.equal({
      status: Status.Locked,
      delivered: false,
      hasFee: false,
      sidesMoved: false,
      until: order.deliverBy,
      held: order.amount,
      released: 0n,
    });
    const orderId = await world.operator.getOrderId({ order });
    expect(await world.operator.getOrderState({ orderId })).to.deep.equal(state);
  });

  it("lockMany", async () => {
    const first = await lockOrder(world);
    const orders = [first, await world.newOrder({ amount: 5n }), await world.newOrder({ amount: 6n })];
    await world.mint(world.usdc, world.buyer.address, 11n);
    await world.mined(buyer.lockMany({ orders }));
    for (const order of orders) expect((await stateOf(order)).status).to.equal(Status.Locked);
  });

  it("lockWithPermit, by the permit's owner", async () => {
    const owner = world.clientOf(world.stranger);
    const order = await world.newOrder();
    await world.mint(order.token, world.stranger.address, order.amount);
    const deadline = BigInt((await world.now()) + 600);
    const signature = await owner.signPermit({ order, deadline });
    await world.mined(owner.lockWithPermit({ order, deadline, signature }));
    expect((await stateOf(order)).held).to.equal(order.amount);
  });

  it("release and releaseMany", async () => {
    const orders = [await lockOrder(world), await lockOrder(world)];
    const [first] = orders as [Order];
    await world.mined(buyer.release({ order: first, releasedTotal: 1n }));
    expect((await stateOf(first)).released).to.equal(1n);
    await world.mined(buyer.releaseMany({ orders }));
    for (const order of orders) expect((await stateOf(order)).status).to.equal(Status.Settled);
  });

  it("claim by the seller, claimMany for it once the claim is open", async () => {
    const orders = [await lockOrder(world), await lockOrder(world), await lockOrder(world)];
    await deliver(world, orders);
    const [own, ...open] = orders as [Order, Order, Order];
    const { until } = await stateOf(own);
    await expectRevert(seller.claim({ order: own }), "ActionTooEarly");
    await world.moveTo(until + 1);
    const before = await world.balanceOf(world.usdc, world.seller.address);
    await world.mined(seller.claim({ order: own }));
    expect(await world.balanceOf(world.usdc, world.seller.address)).to.equal(before + own.amount);

    const stranger = world.clientOf(world.stranger);
    await expectRevert(stranger.claim({ order: open[0] as Order }), "CallerNotHolder");
    await world.moveTo(until + world.terms.openClaimPeriod);
    await expectRevert(stranger.claim({ order: open[0] as Order }), "OpenClaimNotPlain", {
      receiver: world.stranger.address,
      holder: world.seller.address,
    });
    await world.mined(stranger.claim({ order: open[0] as Order, receiver: world.seller.address }));
    await world.mined(stranger.claimMany({ orders: open.slice(1) }));
    for (const order of open) expect((await stateOf(order)).status).to.equal(Status.Settled);
    expect(await world.balanceOf(world.usdc, world.seller.address)).to.equal(before + 3n * own.amount);
  });

  it("claim into a receiver with data", async () => {
    const order = await lockOrder(world);
    await deliver(world, [order]);
    await world.moveTo((await stateOf(order)).until + 1);
    const receiver: Address = "0x000000000000000000000000000000000000f00d";
    await expectRevert(seller.claim({ order, receiver, data: "0x1234" }), "ReceiverWithoutCode");
    await world.setCode(receiver, answering(padHex("0x", { size: 32 })));
    await expectRevert(seller.claim({ order, receiver, data: "0x1234" }), "ReceiverRefused");
    const magic = toFunctionSelector("onPayout(bytes32,address,address,uint256,bytes)");
    await world.setCode(receiver, answering(padHex(magic, { dir: "right", size: 32 })));
    await world.mined(seller.claim({ order, receiver, data: "0x1234" }));
    expect(await world.balanceOf(world.usdc, receiver)).to.equal(order.amount);
  });

  it("reclaim and reclaimMany", async () => {
    const orders = [await lockOrder(world), await lockOrder(world), await lockOrder(world)];
    const last = orders[2] as Order;
    await world.moveTo(last.deliverBy + 1);
    const before = await world.balanceOf(world.usdc, world.buyer.address);
    await world.mined(buyer.reclaim({ order: last }));
    await world.mined(buyer.reclaimMany({ orders: orders.slice(0, 2) }));
    expect(await world.balanceOf(world.usdc, world.buyer.address)).to.equal(before + 3n * last.amount);
  });

  it("refund", async () => {
    const order = await lockOrder(world);
    await world.mined(seller.refund({ order, amount: 400_000_000n }));
    expect((await stateOf(order)).held).to.equal(600_000_000n);
  });

  it("dispute of all by default, submitEvidence, rule", async () => {
    const order = await lockOrder(world);
    await deliver(world, [order]);
    await world.mined(buyer.dispute({ order, reason: DisputeReason.Counterfeit, evidenceHash }));
    const { held, until } = await stateOf(order);
    expect(held).to.equal(order.amount);
    const receipt = await world.mined(seller.submitEvidence({ order, evidence: "ipfs://packing-list" }));
    expect(receipt.logs).to.have.length(1);

    const opensAt = until - world.terms.rulingPeriod + world.terms.evidencePeriod + 1;
    const ruling = { order, toBuyer: 600_000_000n, toSeller: 390_000_000n };
    const early = await expectRevert(arbitrator.rule(ruling), "ActionTooEarly");
    expect(early.args.opensAt).to.equal(BigInt(opensAt));
    expect(early.message).to.contain(`opens: ${timeText(opensAt)}\nnow: `);
    await world.moveTo(opensAt);
    await expectRevert(arbitrator.rule({ order, toBuyer: 0n, toSeller: 0n }), "ArbitrationFeeExceeded", {
      given: 1_000_000_000n,
      maximum: 20_000_000n,
    });
    await world.mined(arbitrator.rule(ruling));
    expect(await world.balanceOf(world.usdc, world.arbitrator.address)).to.equal(10_000_000n);
  });

  it("enforceDefault", async () => {
    const order = await lockOrder(world);
    await deliver(world, [order]);
    await world.mined(buyer.dispute({ order, amount: 101n, reason: DisputeReason.Other, evidenceHash }));
    const before = await world.balanceOf(world.usdc, world.buyer.address);
    await world.moveTo((await stateOf(order)).until + 1);
    await world.mined(world.relayer.enforceDefault({ order }));
    expect(await world.balanceOf(world.usdc, world.buyer.address)).to.equal(before + 51n);
  });

  it("settle, one side by its own call", async () => {
    const order = await lockOrder(world);
    const offer = { order, toBuyer: 1n, toSeller: order.amount - 1n, signBy: (await world.now()) + day };
    const buyerSignature = await buyer.signSettlement(offer);
    await world.mined(seller.settle({ ...offer, buyerSignature }));
    expect((await stateOf(order)).status).to.equal(Status.Settled);
  });

  it("reassign, getHolder", async () => {
    const order = await lockOrder(world);
    const to = world.stranger.address;
    expect(await world.operator.getHolder({ order, side: Side.Seller })).to.equal(world.seller.address);
    await world.mined(seller.reassign({ order, side: Side.Seller, to }));
    expect(await world.operator.getHolder({ order, side: Side.Seller })).to.equal(to);
    await expectRevert(seller.refund({ order, amount: 1n }), "CallerNotHolder", {
      orderId: await world.operator.getOrderId({ order }),
      side: Side.Seller,
      caller: world.seller.address,
      holder: to,
    });
  });

  it("setRecovery, getRecovery, cancelRecovery", async () => {
    const registry: Address = "0x000000000000000000000000000000000000bEEF";
    const owner = world.clientOf(world.stranger);
    await expectRevert(owner.setRecovery({ registry }), "AccountNotAllowed", { account: registry });
    await world.setCode(registry, answering(padHex("0x", { size: 32 })));
    await world.mined(owner.setRecovery({ registry }));
    const { pending, pendingFrom } = await world.operator.getRecovery({ account: world.stranger.address });
    expect([pending, pendingFrom]).to.deep.equal([registry, (await world.now()) + 7 * day]);
    await world.mined(owner.cancelRecovery());
    expect(await world.operator.getRecovery({ account: world.stranger.address })).to.deep.equal({
      registry: zeroAddress,
      pending: zeroAddress,
      pendingFrom: 0,
    });
    await expectRevert(owner.cancelRecovery(), "RecoveryNotPending", { account: world.stranger.address });
  });

  it("getCredit, withdraw, withdrawAsSuccessor", async () => {
    const registry: Address = "0x000000000000000000000000000000000000cafe";
    const successor = world.stranger.address;
    await world.setCode(registry, answering(padHex(successor, { size: 32 })));
    await world.mined(seller.setRecovery({ registry }));
    await world.moveTo((await world.now()) + 7 * day);

    const order = await lockOrder(world);
    await world.blacklist(world.seller.address);
    await world.mined(buyer.release({ order, releasedTotal: order.amount }));
    const credit = { owner: world.seller.address, token: world.usdc };
    expect(await world.operator.getCredit(credit)).to.equal(order.amount);
    const before = await world.balanceOf(world.usdc, successor);
    await world.mined(
      world.clientOf(world.stranger).withdrawAsSuccessor({ ...credit, amount: 250_000_000n }),
    );
    expect(await world.balanceOf(world.usdc, successor)).to.equal(before + 250_000_000n);

    await world.unBlacklist(world.seller.address);
    // With a recovery registry in effect nobody else has a credit paid; the owner signs, and anyone carries it.
    expect(await errorOf(world.relayer.withdraw(credit))).to.equal("CallerNotOwner");
    const { token } = credit;
    const signed = { amount: 100_000_000n, signBy: (await world.now()) + day };
    const signature = await seller.signWithdrawal({ token, ...signed });
    expect(await world.operator.getCreditNonce(credit)).to.equal(0n);
    await world.mined(world.relayer.withdraw({ ...credit, ...signed, signature }));
    expect(await world.operator.getCreditNonce(credit)).to.equal(1n);
    const again = world.relayer.withdraw({ ...credit, ...signed, signature });
    expect(await errorOf(again)).to.equal("SignatureInvalid");
    await world.mined(seller.withdraw(credit));
    expect(await world.operator.getCredit(credit)).to.equal(0n);
  });
});
