import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("an order that the seller refunds", () => {
  it("partly while locked, then the rest after delivery", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdc", { amount: 1_000_000_001n }));
    const orderId = books.idOf(order);
    const { buyer, seller } = stage.addresses;
    const part = 250_000_000n;
    const rest = order.amount - part;

    await expect(books.as("buyer").refund(order, part))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, buyer, seller);
    await books.step(books.as("seller").refund(order, part), {
      events: [books.paidEvent(order, Exit.Refunded, { toBuyer: part })],
      moves: { usdc: { escrow: -part, buyer: part } },
      states: [[order, { status: Status.Locked, until: order.deliverBy, held: rest }]],
    });
    await expect(books.as("seller").refund(order, rest + 1n))
      .to.be.revertedWithCustomError(books.escrow, "HeldExceeded")
      .withArgs(orderId, rest + 1n, rest);
    await expect(books.as("seller").refund(order, 0n)).to.be.revertedWithCustomError(
      books.escrow,
      "AmountZero",
    );

    const until = await books.deliver([order], { held: rest });
    await books.step(books.as("seller").refund(order, rest), {
      events: [books.paidEvent(order, Exit.Refunded, { toBuyer: rest })],
      moves: { usdc: { escrow: -rest, buyer: rest } },
      states: [[order, { status: Status.Settled, delivered: true, until }]],
    });
    await expect(books.as("seller").refund(order, 1n))
      .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
      .withArgs(
        orderId,
        Status.Settled,
        (1 << Status.Locked) | (1 << Status.Delivered) | (1 << Status.Disputed),
      );
  });

  it("wholly, at once", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdt"));
    await books.step(books.as("seller").refund(order, order.amount), {
      events: [books.paidEvent(order, Exit.Refunded, { toBuyer: order.amount })],
      moves: { usdt: { escrow: -order.amount, buyer: order.amount } },
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
  });

  it("wholly, by conceding a dispute; a part is no concession", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc"));
    await books.deliver([order]);
    const until = await books.dispute(order, order.amount);

    await expect(books.as("seller").refund(order, 1n))
      .to.be.revertedWithCustomError(books.escrow, "ConcessionPartial")
      .withArgs(books.idOf(order), 1n, order.amount);
    await books.step(books.as("seller").refund(order, order.amount), {
      events: [books.paidEvent(order, Exit.Refunded, { toBuyer: order.amount })],
      moves: { jpyc: { escrow: -order.amount, buyer: order.amount } },
      states: [[order, { status: Status.Settled, delivered: true, until }]],
    });
  });
});
