import { expect } from "chai";
import { encodeFunctionData, type Hash, type Hex, parseAbi } from "viem";

import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { permit2Address } from "../../../src/order/fundingTypedData.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { createWorld, day, deliver, hashOf, poorAccount, type World } from "../../helpers/escrowWorld.ts";
import { slotWritesOf } from "../../helpers/slotWrites.ts";

/** A way to lock orders; what it returns is locked. */
type LockPath = (world: World) => Promise<Order[]>;
/** What a funder calls at the escrow. */
type FunderCall =
  | { functionName: "lockByCallback"; args: [Order, Hex, Hex] }
  | { functionName: "lockManyByCallback"; args: [Order[], Hex[], Hex[]] };
/** What happens to a locked order until it is settled. */
type Exit = (world: World, order: Order) => Promise<void>;

const disputeOf = { reason: DisputeReason.Damaged, evidenceHash: hashOf("photo") };
const untilOf = async (world: World, order: Order) => (await world.operator.getOrderState({ order })).until;

const fundingFor = async (world: World, orders: readonly Order[]) => {
  const nonce = await world.operator.nextPermit2Nonce({ owner: world.buyer.address });
  const deadline = BigInt((await world.now()) + day);
  const client = world.clientOf(world.buyer);
  const [order] = orders as [Order];
  const signature =
    orders.length === 1
      ? await client.signPermit2({ order, nonce, deadline })
      : await client.signPermit2List({ orders, nonce, deadline });
  return { payer: world.buyer.address, nonce, deadline, signature };
};
const authorizedBy = async (world: World, order: Order) => ({
  order,
  payer: world.buyer.address,
  signature: await world.clientOf(world.buyer).signLockAuthorization({ order }),
});
/** Only a contract can be asked for the money, so the client has no action for this. */
const lockThroughFunder = async (world: World, call: FunderCall) => {
  const funder = await world.deploy("TestFunder", [world.escrow]);
  await world.mint(world.usdc, funder, 10n ** 12n);
  const data = encodeFunctionData({ abi: orderEscrowAbi, ...call });
  await world.mined(
    world.clientOf(world.stranger).writeContract({
      address: funder,
      abi: parseAbi(["function callEscrow(bytes data)"]),
      functionName: "callEscrow",
      args: [data],
    }),
  );
};
/** Carries all into the next orders, or gives all to the seller. */
const settle = async (world: World, order: Order, next: readonly Order[]) => {
  const toSeller = next.length === 0 ? order.amount : 0n;
  const settlement = { order, toBuyer: 0n, toSeller, next, signBy: (await world.now()) + day };
  const [buyerSignature, sellerSignature] = [
    await world.clientOf(world.buyer).signSettlement(settlement),
    await world.clientOf(world.seller).signSettlement(settlement),
  ];
  await world.mined(world.relayer.settle({ ...settlement, buyerSignature, sellerSignature }));
};

const lockOne: LockPath = async (world) => {
  const order = await world.newOrder();
  await world.mined(world.clientOf(world.buyer).lock({ order }));
  return [order];
};

const paths: Record<string, LockPath> = {
  lock: lockOne,
  async lockWithPermit(world) {
    const order = await world.newOrder();
    const client = world.clientOf(world.buyer);
    const deadline = BigInt((await world.now()) + day);
    const signature = await client.signPermit({ order, deadline });
    await world.mined(client.lockWithPermit({ order, deadline, signature }));
    await world.approve(world.buyer, world.usdc);
    return [order];
  },
  async lockWithAuthorization(world) {
    const order = await world.newOrder();
    await world.mined(world.relayer.lockWithAuthorization(await authorizedBy(world, order)));
    return [order];
  },
  async lockWithPermit2(world) {
    const order = await world.newOrder();
    const funding = await fundingFor(world, [order]);
    await world.mined(world.relayer.lockWithPermit2({ order, funding }));
    return [order];
  },
  async lockMany(world) {
    const orders = [await world.newOrder(), await world.newOrder()];
    await world.mined(world.clientOf(world.buyer).lockMany({ orders }));
    return orders;
  },
  async lockManyWithAuthorization(world) {
    const orders = [await world.newOrder(), await world.newOrder()];
    const items = await Promise.all(orders.map((order) => authorizedBy(world, order)));
    await world.mined(world.relayer.lockManyWithAuthorization({ items }));
    return orders;
  },
  async lockManyWithPermit2(world) {
    const orders = [await world.newOrder(), await world.newOrder()];
    const funding = await fundingFor(world, orders);
    await world.mined(world.relayer.lockManyWithPermit2({ orders, funding }));
    return orders;
  },
  async lockByCallback(world) {
    const order = await world.newOrder();
    await lockThroughFunder(world, { functionName: "lockByCallback", args: [order, "0x", "0x"] });
    return [order];
  },
  async lockManyByCallback(world) {
    const orders = [await world.newOrder(), await world.newOrder()];
    const args: [Order[], Hex[], Hex[]] = [orders, ["0x", "0x"], ["0x"]];
    await lockThroughFunder(world, { functionName: "lockManyByCallback", args });
    return orders;
  },
  async "a carried next order"(world) {
    const order = await world.newOrder();
    await world.mined(world.clientOf(world.buyer).lock({ order }));
    const half = order.amount / 2n;
    const next = [
      await world.newOrder({ amount: half }),
      await world.newOrder({ amount: order.amount - half }),
    ];
    await settle(world, order, next);
    return [order, ...next];
  },
};

const dispute = async (world: World, order: Order) => {
  await deliver(world, [order]);
  await world.mined(world.clientOf(world.buyer).dispute({ order, ...disputeOf, amount: order.amount / 2n }));
};
const exits: Record<string, Exit> = {
  async "release in two parts"(world, order) {
    const buyer = world.clientOf(world.buyer);
    await world.mined(buyer.release({ order, releasedTotal: 1n }));
    await world.mined(buyer.release({ order, releasedTotal: order.amount }));
  },
  releaseMany: async (world, order) => {
    await world.mined(world.clientOf(world.buyer).releaseMany({ orders: [order] }));
  },
  async claimMany(world, order) {
    await deliver(world, [order]);
    await world.moveTo((await untilOf(world, order)) + 1);
    await world.mined(world.clientOf(world.seller).claimMany({ orders: [order] }));
  },
  async reclaimMany(world, order) {
    await world.moveTo(order.deliverBy + 1);
    await world.mined(world.clientOf(world.buyer).reclaimMany({ orders: [order] }));
  },
  async settlement(world, order) {
    await settle(world, order, []);
  },
  refund: async (world, order) => {
    await world.mined(world.clientOf(world.seller).refund({ order, amount: order.amount }));
  },
  async claim(world, order) {
    await deliver(world, [order]);
    await world.moveTo((await untilOf(world, order)) + 1);
    await world.mined(world.clientOf(world.seller).claim({ order }));
  },
  async reclaim(world, order) {
    await world.moveTo(order.deliverBy + 1);
    await world.mined(world.clientOf(world.buyer).reclaim({ order }));
  },
  async ruling(world, order) {
    await dispute(world, order);
    const { evidencePeriod, rulingPeriod } = world.terms;
    await world.moveTo((await untilOf(world, order)) - rulingPeriod + evidencePeriod + 1);
    const { held } = await world.operator.getOrderState({ order });
    const ruled = { order, toBuyer: held / 2n, toSeller: held / 2n };
    await world.mined(world.clientOf(world.arbitrator).rule(ruled));
  },
  async concession(world, order) {
    await dispute(world, order);
    await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
  },
  async default(world, order) {
    await dispute(world, order);
    await world.moveTo((await untilOf(world, order)) + 1);
    await world.mined(world.relayer.enforceDefault({ order }));
  },
  async "the seller's dispute and a default"(world, order) {
    await world.mined(world.clientOf(world.seller).dispute({ order, ...disputeOf }));
    await world.moveTo((await untilOf(world, order)) + 1);
    await world.mined(world.relayer.enforceDefault({ order }));
  },
};

describe("one order writes one new slot", () => {
  let world: World;

  /** How many of the escrow's slots turned from zero to something in all transactions of this work. */
  const countNewSlots = async (work: () => Promise<void>): Promise<number> => {
    const first = (await world.operator.getBlockNumber({ cacheTime: 0 })) + 1n;
    await work();
    const last = await world.operator.getBlockNumber({ cacheTime: 0 });
    const hashes: Hash[] = [];
    for (let number = first; number <= last; number += 1n) {
      hashes.push(...(await world.operator.getBlock({ blockNumber: number })).transactions);
    }
    const writes = await Promise.all(hashes.map((hash) => slotWritesOf(world.provider, hash, world.escrow)));
    expect(
      writes.flatMap(({ written }) => written),
      "no write was seen",
    ).to.not.be.empty;
    return writes.flatMap(({ created }) => created).length;
  };

  before(async () => {
    world = await createWorld();
    await world.mint(world.usdc, world.buyer.address, 10n ** 15n);
    await world.approve(world.buyer, world.usdc);
    await world.approve(world.buyer, world.usdc, permit2Address);
  });

  for (const [pathName, lockBy] of Object.entries(paths)) {
    for (const [exitName, exit] of Object.entries(exits)) {
      it(`${pathName}, then ${exitName}`, async () => {
        let orders: Order[] = [];
        expect(
          await countNewSlots(async () => {
            orders = await lockBy(world);
          }),
        ).to.equal(orders.length);
        const last = orders.at(-1) as Order;
        const added = await countNewSlots(() => exit(world, last));
        expect(added).to.equal(0);
        expect((await world.operator.getOrderState({ order: last })).status).to.equal(Status.Settled);
      });
    }
  }

  it("reassign adds one for each side that moves, once", async () => {
    const [order] = (await lockOne(world)) as [Order];
    const [factor, bank] = [poorAccount("factor").address, world.stranger.address];
    const move = async (
      from: typeof world.buyer,
      side: typeof Side.Buyer | typeof Side.Seller,
      to: typeof bank,
    ) =>
      countNewSlots(async () => {
        await world.mined(world.clientOf(from).reassign({ order, side, to }));
      });
    expect(await move(world.seller, Side.Seller, bank)).to.equal(1);
    expect(await move(world.stranger, Side.Seller, world.arbitrator.address)).to.equal(0);
    expect(await move(world.buyer, Side.Buyer, factor)).to.equal(1);
  });

  it("a first credit adds one, a second of the same owner and token none", async () => {
    const release = async () => {
      const [order] = (await lockOne(world)) as [Order];
      return countNewSlots(async () => {
        await world.mined(world.clientOf(world.buyer).releaseMany({ orders: [order] }));
      });
    };
    await world.blacklist(world.seller.address);
    expect(await release()).to.equal(1);
    expect(await release()).to.equal(0);
    await world.unBlacklist(world.seller.address);
  });

  it("a signed withdrawal counts its nonce in the credit's own slot", async () => {
    const credit = { owner: world.seller.address, token: world.usdc };
    const amount = await world.operator.getCredit(credit);
    expect(amount > 1n).to.equal(true);
    for (const part of [1n, amount - 1n]) {
      const signed = { amount: part, signBy: (await world.now()) + day };
      const signature = await world.clientOf(world.seller).signWithdrawal({ token: world.usdc, ...signed });
      const added = await countNewSlots(async () => {
        await world.mined(world.relayer.withdraw({ ...credit, ...signed, signature }));
      });
      expect(added).to.equal(0);
    }
    expect(await world.operator.getCredit(credit)).to.equal(0n);
  });
});
