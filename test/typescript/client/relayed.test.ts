import { expect } from "chai";
import type { Address } from "viem";

import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { permit2Address } from "../../../src/order/fundingTypedData.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { createWorld, day, deliver, hashOf, poorAccount, type World } from "../../helpers/escrowWorld.ts";

describe("every signed action, from accounts without ether, carried by another", () => {
  const buyer = poorAccount("buyer without ether");
  const seller = poorAccount("seller without ether");
  let world: World;
  let statusOf: (order: Order) => Promise<Status>;

  const newOrder = (overrides: Partial<Order> = {}) =>
    world.newOrder({ buyer: buyer.address, seller: seller.address, ...overrides });
  const lockSigned = async (order: Order): Promise<void> => {
    const signature = await world.clientOf(buyer).signLockAuthorization({ order });
    await world.mined(world.relayer.lockWithAuthorization({ order, payer: buyer.address, signature }));
  };

  before(async () => {
    world = await createWorld();
    statusOf = async (order) => (await world.operator.getOrderState({ order })).status;
    await world.mint(world.usdc, buyer.address, 100_000_000_000n);
    await world.approveFree(buyer.address, world.usdc, permit2Address);
  });

  after(async () => {
    for (const { address } of [buyer, seller, ...world.attesters]) {
      expect(await world.operator.getBalance({ address })).to.equal(0n);
    }
    expect(await world.operator.getTransactionCount({ address: seller.address })).to.equal(0);
  });

  it("ReceiveWithAuthorization: one order", async () => {
    const order = await newOrder();
    const before = await world.balanceOf(world.usdc, buyer.address);
    await lockSigned(order);

    expect(await statusOf(order)).to.equal(Status.Locked);
    expect(await world.balanceOf(world.usdc, buyer.address)).to.equal(before - order.amount);
  });

  it("ReceiveWithAuthorization: a list, in which what is locked already is skipped", async () => {
    const orders = [await newOrder(), await newOrder({ amount: 7n })];
    await lockSigned(orders[0] as Order);
    const items = await Promise.all(
      orders.map(async (order) => ({
        order,
        payer: buyer.address,
        signature: await world.clientOf(buyer).signLockAuthorization({ order }),
      })),
    );
    await world.mined(world.relayer.lockManyWithAuthorization({ items }));

    for (const order of orders) expect(await statusOf(order)).to.equal(Status.Locked);
  });

  it("PermitWitnessTransferFrom: one order, dense nonces", async () => {
    const owner = buyer.address;
    for (const expected of [0n, 1n]) {
      const order = await newOrder();
      const nonce = await world.operator.nextPermit2Nonce({ owner });
      expect(nonce).to.equal(expected);
      const deadline = BigInt(order.lockBy);
      const signature = await world.clientOf(buyer).signPermit2({ order, nonce, deadline });
      const funding = { payer: owner, nonce, deadline, signature };
      await world.mined(world.relayer.lockWithPermit2({ order, funding }));

      expect(await statusOf(order)).to.equal(Status.Locked);
    }
    expect(await world.operator.nextPermit2Nonce({ owner, reserved: [2n, 3n, 5n] })).to.equal(4n);
  });

  it("PermitWitnessTransferFrom: a list of orders", async () => {
    const orders = [await newOrder(), await newOrder({ amount: 3n }), await newOrder({ amount: 9n })];
    const nonce = await world.operator.nextPermit2Nonce({ owner: buyer.address });
    const deadline = BigInt((await world.now()) + 600);
    const signature = await world.clientOf(buyer).signPermit2List({ orders, nonce, deadline });
    const funding = { payer: buyer.address, nonce, deadline, signature };
    await world.mined(world.relayer.lockManyWithPermit2({ orders, funding }));

    for (const order of orders) expect(await statusOf(order)).to.equal(Status.Locked);
  });

  it("Delivery and Claim: the money goes where the seller said, whoever carries it", async () => {
    const order = await newOrder();
    await lockSigned(order);
    await deliver(world, [order]);
    const { until } = await world.operator.getOrderState({ order });
    await world.moveTo(until + 1);
    const receiver: Address = poorAccount("seller's bank").address;
    const signBy = until + day;
    const signature = await world.clientOf(seller).signClaim({ order, receiver, signBy });
    await world.mined(world.relayer.claim({ order, receiver, signBy, signature }));

    expect(await statusOf(order)).to.equal(Status.Settled);
    expect(await world.balanceOf(world.usdc, receiver)).to.equal(order.amount);
  });

  it("Claim: to the signer itself if nobody says where", async () => {
    const order = await newOrder();
    await lockSigned(order);
    await deliver(world, [order]);
    const { until } = await world.operator.getOrderState({ order });
    await world.moveTo(until + 1);
    const before = await world.balanceOf(world.usdc, seller.address);
    const signBy = until + day;
    const signature = await world.clientOf(seller).signClaim({ order, signBy });
    await world.mined(world.relayer.claim({ order, signBy, signature }));

    expect(await world.balanceOf(world.usdc, seller.address)).to.equal(before + order.amount);
  });

  it("Reclaim", async () => {
    const order = await newOrder();
    await lockSigned(order);
    await world.moveTo(order.deliverBy + 1);
    const before = await world.balanceOf(world.usdc, buyer.address);
    const signBy = order.deliverBy + day;
    const signature = await world.clientOf(buyer).signReclaim({ order, signBy });
    await world.mined(world.relayer.reclaim({ order, signBy, signature }));

    expect(await statusOf(order)).to.equal(Status.Settled);
    expect(await world.balanceOf(world.usdc, buyer.address)).to.equal(before + order.amount);
  });

  it("Release: a total, which counts once", async () => {
    const order = await newOrder();
    await lockSigned(order);
    const release = { order, releasedTotal: 400_000_000n, signBy: (await world.now()) + day };
    const signature = await world.clientOf(buyer).signRelease(release);
    await world.mined(world.relayer.release({ ...release, signature }));

    const { status, held, released } = await world.operator.getOrderState({ order });
    expect([status, held, released]).to.deep.equal([Status.Locked, 600_000_000n, 400_000_000n]);
  });

  it("Dispute, by the seller while locked and by the buyer while inspecting", async () => {
    const locked = await newOrder();
    const delivered = await newOrder();
    await lockSigned(locked);
    await lockSigned(delivered);
    await deliver(world, [delivered]);
    const signBy = (await world.now()) + day;
    const evidenceHash = hashOf("evidence");
    const silent = { order: locked, reason: DisputeReason.AttestersSilent, evidenceHash, signBy };
    const bySeller = await world.clientOf(seller).signDispute(silent);
    await world.mined(world.relayer.dispute({ ...silent, signature: bySeller }));
    const short = {
      order: delivered,
      amount: 250_000_000n,
      reason: DisputeReason.QuantityShort,
      evidenceHash,
      signBy,
    };
    const byBuyer = await world.clientOf(buyer).signDispute(short);
    await world.mined(world.relayer.dispute({ ...short, signature: byBuyer }));

    expect((await world.operator.getOrderState({ order: locked })).held).to.equal(locked.amount);
    const state = await world.operator.getOrderState({ order: delivered });
    expect([state.status, state.held]).to.deep.equal([Status.Disputed, 250_000_000n]);
  });

  it("Settlement into next orders, signed by both sides", async () => {
    const order = await newOrder();
    await lockSigned(order);
    const next = [await newOrder({ amount: 700_000_000n })];
    const offer = {
      order,
      toBuyer: 100_000_000n,
      toSeller: 200_000_000n,
      next,
      signBy: (await world.now()) + day,
    };
    const buyerSignature = await world.clientOf(buyer).signSettlement(offer);
    const sellerSignature = await world.clientOf(seller).signSettlement(offer);
    await world.mined(world.relayer.settle({ ...offer, buyerSignature, sellerSignature }));

    expect(await statusOf(order)).to.equal(Status.Settled);
    const state = await world.operator.getOrderState({ order: next[0] as Order });
    expect([state.status, state.held]).to.deep.equal([Status.Locked, 700_000_000n]);
  });
});
