import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { type Books, type ExpectedEvent, openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage, type TokenName } from "../../helpers/lifecycleStage.ts";

const LIST = 50;

const sumOf = (orders: readonly Order[]) => orders.reduce((sum, { amount }) => sum + amount, 0n);
const skippedEvent = (books: Books, order: Order, error: "OrderStatusNotAllowed" | "CallerNotHolder") =>
  ["OrderSkipped", books.idOf(order), books.escrow.interface.getError(error)?.selector] as const;

/** Fifty orders in three currencies, mixed so that runs of one currency begin and end. */
async function mixedOrders(books: Books): Promise<Order[]> {
  const orders: Order[] = [];
  for (let index = 0; index < LIST; index += 1) {
    const token: TokenName = index < 20 ? "usdc" : index < 30 ? "jpyc" : index < 45 ? "usdt" : "usdc";
    orders.push(await books.newOrder(token));
  }
  return orders;
}

/** The change of two accounts' balances by a payment of these orders. */
function movesOf(books: Books, orders: readonly Order[], from: string, to: string) {
  const tokens: TokenName[] = ["usdc", "jpyc", "usdt"];
  return Object.fromEntries(
    tokens.map((token) => {
      const sum = sumOf(orders.filter((order) => books.tokenOf(order) === token));
      return [token, { [from]: -sum, [to]: sum }];
    }),
  );
}

describe("lists of fifty orders", function () {
  this.timeout(60_000);

  it("locked, delivered, claimed; what is done already or somebody else's is skipped", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const orders = await mixedOrders(books);
    const gateData = orders.map(() => "0x");
    const [early, , refunded, sold] = orders as [Order, Order, Order, Order];
    await books.lock(early);

    const fresh = orders.slice(1);
    await books.step(books.as("buyer").lockMany(orders, gateData), {
      events: [
        skippedEvent(books, early, "OrderStatusNotAllowed"),
        ...fresh.map((order) => books.lockedEvent(order)),
      ],
      moves: movesOf(books, fresh, "buyer", "escrow"),
      states: orders.map((order) => [order, books.lockedState(order)]),
    });

    await books.step(books.as("seller").refund(refunded, refunded.amount), {
      events: [books.paidEvent(refunded, Exit.Refunded, { toBuyer: refunded.amount })],
      moves: movesOf(books, [refunded], "escrow", "buyer"),
      states: [[refunded, { status: Status.Settled, until: refunded.deliverBy }]],
    });
    const { factor, seller } = stage.addresses;
    await books.step(books.as("seller").reassign(sold, Side.Seller, factor, 0n), {
      events: [["OrderReassigned", books.idOf(sold), seller, factor, Side.Seller]],
      states: [[sold, { ...books.lockedState(sold), sidesMoved: true }]],
    });

    const evidenceHash = stage.ethers.id("container 4711");
    const signBy = (await stage.now()) + DAY;
    const signatures = await books.attest(orders, evidenceHash, signBy);
    const until = (await stage.pass(60)) + stage.freeTerms.inspectionPeriod;
    const confirm = books
      .as("relayer")
      .confirmDelivery(...books.packed(orders, evidenceHash, signBy, signatures));
    await books.step(confirm, {
      events: orders.map((order) =>
        order === refunded
          ? skippedEvent(books, order, "OrderStatusNotAllowed")
          : (["OrderDelivered", books.idOf(order), evidenceHash, until] as const),
      ),
      states: orders
        .filter((order) => order !== refunded)
        .map((order) => [
          order,
          books.deliveredState(order, until, order === sold ? { sidesMoved: true } : {}),
        ]),
    });

    await stage.moveTo(until + 1);
    const claimable = orders.filter((order) => order !== refunded && order !== sold);
    const claimEvent = (order: Order): ExpectedEvent => {
      if (order === refunded) return skippedEvent(books, order, "OrderStatusNotAllowed");
      if (order === sold) return skippedEvent(books, order, "CallerNotHolder");
      return books.paidEvent(order, Exit.Claimed, { toSeller: order.amount });
    };
    await books.step(books.as("seller").claimMany(orders), {
      events: orders.map(claimEvent),
      moves: movesOf(books, claimable, "escrow", "seller"),
      states: [
        ...claimable.map(
          (order) =>
            [order, { status: Status.Settled, delivered: true, until, released: order.amount }] as const,
        ),
        [sold, books.deliveredState(sold, until, { sidesMoved: true })],
      ],
    });
    await books.step(books.as("factor").claimMany([sold]), {
      events: [books.paidEvent(sold, Exit.Claimed, { toSeller: sold.amount })],
      moves: movesOf(books, [sold], "escrow", "factor"),
      states: [
        [sold, { status: Status.Settled, delivered: true, until, released: sold.amount, sidesMoved: true }],
      ],
    });
  });

  it("half released, the other half reclaimed, each list passing over the other's", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const orders = await mixedOrders(books);
    await books.step(
      books.as("buyer").lockMany(
        orders,
        orders.map(() => "0x"),
      ),
      {
        events: orders.map((order) => books.lockedEvent(order)),
        moves: movesOf(books, orders, "buyer", "escrow"),
        states: orders.map((order) => [order, books.lockedState(order)]),
      },
    );
    const released = orders.filter((_, index) => index % 2 === 0);
    await books.step(books.as("buyer").releaseMany(released), {
      events: released.map((order) => books.paidEvent(order, Exit.Released, { toSeller: order.amount })),
      moves: movesOf(books, released, "escrow", "seller"),
      states: released.map((order) => [
        order,
        { status: Status.Settled, until: order.deliverBy, released: order.amount },
      ]),
    });

    const reclaimed = orders.filter((_, index) => index % 2 === 1);
    const last = orders.at(-1) as Order;
    await stage.moveTo(last.deliverBy + 1);
    await books.step(books.as("buyer").reclaimMany(orders), {
      events: orders.map((order) =>
        reclaimed.includes(order)
          ? books.paidEvent(order, Exit.Reclaimed, { toBuyer: order.amount })
          : skippedEvent(books, order, "OrderStatusNotAllowed"),
      ),
      moves: movesOf(books, reclaimed, "escrow", "buyer"),
      states: reclaimed.map((order) => [order, { status: Status.Settled, until: order.deliverBy }]),
    });
  });

  it("a list of one says why, and an empty one is refused", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdc"));
    await expect(books.as("seller").claimMany([order]))
      .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
      .withArgs(books.idOf(order), Status.Locked, 1 << Status.Delivered);
    await expect(books.as("stranger").releaseMany([order]))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(books.idOf(order), Side.Buyer, stage.addresses.stranger, order.buyer);
    await expect(books.as("buyer").releaseMany([])).to.be.revertedWithCustomError(books.escrow, "ListEmpty");
    await expect(books.as("buyer").lockMany([order], []))
      .to.be.revertedWithCustomError(books.escrow, "ListLengthMismatch")
      .withArgs(0, 1);
  });
});
