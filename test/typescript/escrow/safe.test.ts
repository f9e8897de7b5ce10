import { expect } from "chai";
import { encodeFunctionData, erc20Abi, type Hex, hashTypedData, type TypedDataDefinition } from "viem";

import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import {
  deliveryTypedData,
  disputeTypedData,
  releaseTypedData,
  settlementTypedData,
} from "../../../src/order/typedData.ts";
import { createWorld, day, deliver, hashOf, poorAccount, type World } from "../../helpers/escrowWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { deploySafe, type Safe } from "../../helpers/safe.ts";

describe("a Safe of two of three owners", () => {
  const owners = ["director", "treasurer", "auditor"].map(poorAccount);
  let world: World;
  let safe: Safe;
  let chainId: number;

  const stateOf = (order: Order) => world.operator.getOrderState({ order });
  const digestOf = (typedData: object): Hex => hashTypedData(typedData as TypedDataDefinition);
  const domain = () => ({ escrow: world.escrow, chainId });
  /** The Safe's order, paid by somebody else's allowance. */
  const lockForSafe = async (): Promise<Order> => {
    const order = await world.newOrder({ buyer: safe.address });
    await world.mint(order.token, world.buyer.address, order.amount);
    await world.approve(world.buyer, order.token);
    await world.mined(world.clientOf(world.buyer).lock({ order }));
    return order;
  };
  const releaseOf = async (order: Order, releasedTotal: bigint, signBy: number) => {
    const orderId = await world.operator.getOrderId({ order });
    return digestOf(releaseTypedData(domain(), { orderId, releasedTotal, signBy }));
  };

  before(async () => {
    world = await createWorld();
    chainId = await world.operator.getChainId();
    safe = await deploySafe(world, owners, 2);
    expect(safe.version).to.equal("1.5.0");
  });

  it("locks and releases by its own transactions", async () => {
    const order = await world.newOrder({ buyer: safe.address });
    await world.mint(order.token, safe.address, order.amount);
    const approve = encodeFunctionData({
      abi: erc20Abi,
      functionName: "approve",
      args: [world.escrow, order.amount],
    });
    await safe.execute(order.token, approve);
    await safe.execute(
      world.escrow,
      encodeFunctionData({ abi: orderEscrowAbi, functionName: "lock", args: [order, "0x"] }),
    );
    expect((await stateOf(order)).held).to.equal(order.amount);

    const before = await world.balanceOf(order.token, world.seller.address);
    await safe.execute(
      world.escrow,
      encodeFunctionData({
        abi: orderEscrowAbi,
        functionName: "release",
        args: [order, order.amount, 0, "0x"],
      }),
    );
    expect((await stateOf(order)).status).to.equal(Status.Settled);
    expect(await world.balanceOf(order.token, world.seller.address)).to.equal(before + order.amount);
  });

  it("releases by signature, carried by anyone", async () => {
    const order = await lockForSafe();
    const signBy = (await world.now()) + day;
    const signature = await safe.sign(await releaseOf(order, 400n, signBy));
    await world.mined(world.relayer.release({ order, releasedTotal: 400n, signBy, signature }));
    expect((await stateOf(order)).released).to.equal(400n);
    const again = world.relayer.release({ order, releasedTotal: 400n, signBy, signature });
    await expectRevert(again, "ReleaseNotAboveReleased", { releasedTotal: 400n, released: 400n });
  });

  it("is not bound by too few owners, by strangers, or by a signature over another order", async () => {
    const [order, other] = [await lockForSafe(), await lockForSafe()];
    const signBy = (await world.now()) + day;
    const digest = await releaseOf(order, order.amount, signBy);
    const refused = [
      await safe.sign(digest, owners.slice(0, 1)),
      await safe.sign(digest, ["thief", "accomplice"].map(poorAccount)),
      await safe.sign(await releaseOf(other, order.amount, signBy)),
      await (owners[0] as (typeof owners)[number]).sign({ hash: digest }),
    ];
    for (const signature of refused) {
      const released = world.relayer.release({ order, releasedTotal: order.amount, signBy, signature });
      await expectRevert(released, "SignatureInvalid", { signer: safe.address, digest });
    }
    expect((await stateOf(order)).held).to.equal(order.amount);
  });

  it("disputes by signature", async () => {
    const order = await lockForSafe();
    await deliver(world, [order]);
    const signBy = (await world.now()) + day;
    const claim = { amount: 300n, reason: DisputeReason.Damaged, evidenceHash: hashOf("photo"), signBy };
    const orderId = await world.operator.getOrderId({ order });
    const signature = await safe.sign(digestOf(disputeTypedData(domain(), { orderId, ...claim })));
    await world.mined(world.relayer.dispute({ order, ...claim, signature }));
    const { status, held } = await stateOf(order);
    expect([status, held]).to.deep.equal([Status.Disputed, 300n]);
  });

  it("settles by signature with a seller that is a plain account, carrying the rest into its next order", async () => {
    const order = await lockForSafe();
    const next = [await world.newOrder({ buyer: safe.address, amount: 600_000_000n })];
    const settlement = {
      toBuyer: 100_000_000n,
      toSeller: 300_000_000n,
      next,
      signBy: (await world.now()) + day,
    };
    const orderId = await world.operator.getOrderId({ order });
    const buyerSignature = await safe.sign(
      digestOf(settlementTypedData(domain(), { orderId, ...settlement })),
    );
    const sellerSignature = await world.clientOf(world.seller).signSettlement({ order, ...settlement });
    const before = await world.balanceOf(order.token, safe.address);
    await world.mined(world.relayer.settle({ order, ...settlement, buyerSignature, sellerSignature }));

    expect((await stateOf(order)).status).to.equal(Status.Settled);
    expect((await stateOf(next[0] as Order)).held).to.equal(600_000_000n);
    expect(await world.balanceOf(order.token, safe.address)).to.equal(before + 100_000_000n);
  });

  /** A locked order whose delivery the Safe alone attests, and what it signs for that. */
  const attestable = async () => {
    const { termsId } = await world.publish({ attesters: [safe.address], threshold: 1 });
    const order = await world.newOrder({ termsId });
    await world.mint(order.token, world.buyer.address, order.amount);
    await world.approve(world.buyer, order.token);
    await world.mined(world.clientOf(world.buyer).lock({ order }));
    const signBy = (await world.now()) + day;
    const evidenceHash = hashOf("seal unbroken");
    const orderIds = [await world.operator.getOrderId({ order })];
    const digest = digestOf(deliveryTypedData(domain(), { orderIds, evidenceHash, signBy }));
    const confirm = (signature: Hex) =>
      world.relayer.confirmDelivery({
        orders: [order],
        evidenceHash,
        signBy,
        attestations: { [safe.address]: signature },
      });
    return { order, digest, confirm, attester: safe.address.toLowerCase() };
  };

  it("attests a delivery, with as many owners as it asks for", async () => {
    const { order, digest, confirm, attester } = await attestable();
    await expectRevert(confirm(await safe.sign(digest, owners.slice(1, 2))), "AttestationInvalid", {
      attester,
      digest,
    });
    await world.mined(confirm(await safe.sign(digest, owners.slice(1))));
    expect((await stateOf(order)).status).to.equal(Status.Delivered);
  });

  it("attests a delivery with an empty signature, once its owners approved it on chain", async () => {
    const { order, digest, confirm, attester } = await attestable();
    await expectRevert(confirm("0x"), "AttestationInvalid", { attester, digest });
    await safe.approve(digest);
    await world.mined(confirm("0x"));
    expect((await stateOf(order)).status).to.equal(Status.Delivered);
  });
});
