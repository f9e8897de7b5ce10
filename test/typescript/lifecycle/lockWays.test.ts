import { expect } from "chai";

import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { signPermit, signPermit2, signPermit2List } from "../../helpers/ethersSigning.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { authorize, domainOf } from "../../helpers/lifecycleFunding.ts";
import { DAY, openStage, type TokenName } from "../../helpers/lifecycleStage.ts";
import { PERMIT2 } from "../../helpers/permit2.ts";

async function open() {
  const stage = await openStage();
  const books = openBooks(stage);
  const place = { chainId: stage.chainId, escrow: stage.places.escrow };
  const fundingOf = (nonce: number, { lockBy }: Order, signature: string) => ({
    ...{ payer: stage.addresses.buyer, nonce, deadline: lockBy, signature },
  });
  const lockedBy = (orders: readonly Order[], token: TokenName) => {
    const sum = orders.reduce((total, { amount }) => total + amount, 0n);
    return {
      events: orders.map((order) => books.lockedEvent(order)),
      moves: { [token]: { buyer: -sum, escrow: sum } },
      states: orders.map((order) => [order, books.lockedState(order)] as const),
    };
  };
  return { stage, books, place, fundingOf, lockedBy };
}

describe("every way to lock", () => {
  it("a stranger pays for the buyer by allowance", async () => {
    const { books } = await open();
    for (const token of ["usdc", "jpyc", "usdt"] satisfies TokenName[]) {
      await books.lock(await books.newOrder(token), "stranger");
    }
  });

  for (const token of ["usdc", "jpyc"] satisfies TokenName[]) {
    it(`${token}: EIP-2612, without an allowance before`, async () => {
      const { stage, books, lockedBy } = await open();
      const order = await books.newOrder(token);
      const contract = stage.tokens[token].connect(stage.cast.buyer);
      await contract.approve(stage.places.escrow, 0n);
      const signature = await signPermit(await domainOf(stage, token), stage.cast.buyer, {
        spender: stage.places.escrow,
        value: order.amount,
        nonce: await contract.nonces(order.buyer),
        deadline: order.lockBy,
      });
      const { v, r, s } = stage.ethers.Signature.from(signature);
      await books.step(
        books.as("buyer").lockWithPermit(order, "0x", order.lockBy, v, r, s),
        lockedBy([order], token),
      );
      expect(await contract.allowance(order.buyer, stage.places.escrow)).to.equal(0n);
    });

    it(`${token}: ERC-3009, relayed, one order; not for another order, and once`, async () => {
      const { stage, books, lockedBy } = await open();
      const order = await books.newOrder(token);
      const other = { ...order, seller: stage.addresses.stranger };
      const signature = await authorize(stage, books, order);
      const lock = (locked: Order) =>
        books.as("relayer").lockWithAuthorization(locked, order.buyer, "0x", signature);
      await expect(lock(other)).to.be.revert(stage.ethers);
      await books.step(lock(order), lockedBy([order], token));
      await books.expectState(other, { status: Status.None, until: 0 });
      await expect(lock(order))
        .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
        .withArgs(books.idOf(order), Status.Locked, 1 << Status.None);
    });
  }

  it("ERC-3009, relayed, a list of two currencies with one order locked already", async () => {
    const { stage, books } = await open();
    const orders = [await books.newOrder("usdc"), await books.newOrder("usdc"), await books.newOrder("jpyc")];
    const [first, second, third] = orders as [Order, Order, Order];
    await books.lock(second);
    const items = [];
    for (const order of orders) {
      const signature = await authorize(stage, books, order);
      items.push({ order, payer: order.buyer, gateData: "0x", signature });
    }
    const skipped = books.escrow.interface.getError("OrderStatusNotAllowed")?.selector;
    await books.step(books.as("relayer").lockManyWithAuthorization(items), {
      events: [
        books.lockedEvent(first),
        ["OrderSkipped", books.idOf(second), skipped],
        books.lockedEvent(third),
      ],
      moves: {
        usdc: { buyer: -first.amount, escrow: first.amount },
        jpyc: { buyer: -third.amount, escrow: third.amount },
      },
      states: orders.map((order) => [order, books.lockedState(order)]),
    });
  });

  for (const token of ["usdc", "usdt"] satisfies TokenName[]) {
    it(`${token}: Permit2, relayed, one order; not for another order, and once`, async () => {
      const { stage, books, place, fundingOf, lockedBy } = await open();
      const order = await books.newOrder(token);
      const other = { ...order, seller: stage.addresses.stranger };
      const signature = await signPermit2(place, stage.cast.buyer, order, 5);
      const lock = (locked: Order) =>
        books.as("relayer").lockWithPermit2(locked, "0x", fundingOf(5, order, signature));
      await expect(lock(other)).to.be.revert(stage.ethers);
      await books.step(lock(order), lockedBy([order], token));
      await expect(lock(order))
        .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
        .withArgs(books.idOf(order), Status.Locked, 1 << Status.None);
    });
  }

  it("Permit2, relayed, one signature for a list, of which one was locked already", async () => {
    const { stage, books, place, fundingOf } = await open();
    const orders = [await books.newOrder("usdt"), await books.newOrder("usdt"), await books.newOrder("usdt")];
    const [first, second, third] = orders as [Order, Order, Order];
    await books.lock(second);
    const signature = await signPermit2List(place, stage.cast.buyer, orders, 6);
    const funding = fundingOf(6, first, signature);
    const gateData = orders.map(() => "0x");
    const lock = (list: Order[]) => books.as("relayer").lockManyWithPermit2(list, gateData, funding);

    const reordered = [second, first, third];
    await expect(lock(reordered)).to.be.revert(stage.ethers);
    const skipped = books.escrow.interface.getError("OrderStatusNotAllowed")?.selector;
    const pulled = first.amount + third.amount;
    await books.step(lock(orders), {
      events: [
        books.lockedEvent(first),
        ["OrderSkipped", books.idOf(second), skipped],
        books.lockedEvent(third),
      ],
      moves: { usdt: { buyer: -pulled, escrow: pulled } },
      states: orders.map((order) => [order, books.lockedState(order)]),
    });
  });

  it("the real Permit2 is asked: without an allowance to it nothing is locked", async () => {
    const { stage, books, place, fundingOf } = await open();
    const order = await books.newOrder("usdc");
    await stage.tokens.usdc.connect(stage.cast.buyer).approve(PERMIT2, 0n);
    const signature = await signPermit2(place, stage.cast.buyer, order, 7);
    await expect(
      books.as("relayer").lockWithPermit2(order, "0x", fundingOf(7, order, signature)),
    ).to.be.revertedWith("TRANSFER_FROM_FAILED");
    await books.expectState(order, { status: Status.None, until: 0 });
  });

  it("nothing is locked after lockBy, by any of them", async () => {
    const { stage, books, place, fundingOf } = await open();
    const order = await books.newOrder("usdc");
    const orderId = books.idOf(order);
    const [authorization, permit2] = [
      await authorize(stage, books, order),
      await signPermit2(place, stage.cast.buyer, order, 8),
    ];
    const lateAt = order.lockBy + DAY;
    await stage.moveTo(lateAt);
    const ways = [
      () => books.as("buyer").lock(order, "0x"),
      () => books.as("buyer").lockMany([order], ["0x"]),
      () => books.as("relayer").lockWithAuthorization(order, order.buyer, "0x", authorization),
      () => books.as("relayer").lockWithPermit2(order, "0x", fundingOf(8, order, permit2)),
    ];
    for (const way of ways) {
      await expect(way())
        .to.be.revertedWithCustomError(books.escrow, "LockTooLate")
        .withArgs(orderId, order.lockBy, lateAt);
    }
  });
});
