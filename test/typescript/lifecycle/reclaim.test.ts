import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("an order that is never delivered", () => {
  it("the buyer reclaims once deliverBy has passed, and not before", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdc"));
    const orderId = books.idOf(order);
    const { buyer, stranger } = stage.addresses;
    const reclaim = () => books.as("buyer").reclaim(order, buyer, "0x", 0, "0x");

    await stage.moveTo(order.deliverBy);
    await expect(reclaim())
      .to.be.revertedWithCustomError(books.escrow, "ActionTooEarly")
      .withArgs(orderId, order.deliverBy + 1, order.deliverBy);
    await stage.moveTo(order.deliverBy + 1);
    await expect(books.as("stranger").reclaim(order, buyer, "0x", 0, "0x"))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, 1, stranger, buyer);

    await books.step(reclaim(), {
      events: [books.paidEvent(order, Exit.Reclaimed, { toBuyer: order.amount })],
      moves: { usdc: { escrow: -order.amount, buyer: order.amount } },
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
    await expect(reclaim())
      .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
      .withArgs(orderId, Status.Settled, 1 << Status.Locked);
  });

  it("attestations that come too late confirm nothing", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc"));
    const signBy = order.deliverBy + DAY;
    const evidenceHash = stage.ethers.id("late");
    const signatures = await books.attest([order], evidenceHash, signBy);

    const lateAt = order.deliverBy + 1;
    await stage.moveTo(lateAt);
    await expect(
      books.as("relayer").confirmDelivery(...books.packed([order], evidenceHash, signBy, signatures)),
    )
      .to.be.revertedWithCustomError(books.escrow, "ActionTooLate")
      .withArgs(books.idOf(order), order.deliverBy, lateAt);
    await books.expectState(order, books.lockedState(order));
  });

  it("by the buyer's signature, carried by the relayer, to another account of the buyer's", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdt"));
    const orderId = books.idOf(order);
    const { successor } = stage.addresses;
    const signBy = order.deliverBy + DAY;
    const dataHash = stage.ethers.keccak256("0x");
    const signature = await books.sign("buyer", "Reclaim", {
      ...{ orderId, receiver: successor, dataHash, signBy },
    });

    await stage.moveTo(order.deliverBy + 1);
    await books.step(books.as("relayer").reclaim(order, successor, "0x", signBy, signature), {
      events: [
        books.paidEvent(order, Exit.Reclaimed, { toBuyer: order.amount }),
        ["PayoutRedirected", orderId, successor, order.amount],
      ],
      moves: { usdt: { escrow: -order.amount, successor: order.amount } },
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
  });
});
