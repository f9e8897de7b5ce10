import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { type Books, openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage, type Stage } from "../../helpers/lifecycleStage.ts";

/** Both sides sign, and the relayer carries what they signed. */
async function settle(
  { books, stage }: { books: Books; stage: Stage },
  order: Order,
  { toBuyer = 0n, toSeller = 0n, next = [] as Order[] },
) {
  const settlement = { toBuyer, toSeller, next, signBy: (await stage.now()) + DAY };
  const message = { orderId: books.idOf(order), ...settlement };
  const [bySeller, byBuyer] = [
    await books.sign("seller", "Settlement", message),
    await books.sign("buyer", "Settlement", message),
  ];
  const gateData = next.map(() => "0x");
  return () => books.as("relayer").settle(order, settlement, gateData, byBuyer, bySeller);
}

describe("an order that both sides settle", () => {
  it("split: a dispute ends by agreement, once", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount: 900_000_000n }),
    );
    await books.deliver([order]);
    const until = await books.dispute(order, order.amount);
    const [toBuyer, toSeller, fee] = [300_000_000n, 600_000_000n, 6_000_000n];

    const short = await settle({ books, stage }, order, { toBuyer, toSeller: toSeller - 1n });
    await expect(short())
      .to.be.revertedWithCustomError(books.escrow, "SettlementSumMismatch")
      .withArgs(books.idOf(order), order.amount - 1n, order.amount);
    const carry = await settle({ books, stage }, order, { toBuyer, toSeller });
    await books.step(carry(), {
      events: [books.paidEvent(order, Exit.Agreed, { toSeller: toSeller - fee, toBuyer, fee })],
      moves: {
        usdc: { escrow: -order.amount, seller: toSeller - fee, buyer: toBuyer, feeRecipient: fee },
      },
      states: [[order, { status: Status.Settled, delivered: true, until, released: toSeller }]],
    });
    await expect(carry()).to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed");
  });

  it("extended: everything is carried into a later order, which lives on", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdt"));
    await stage.advanceTo(order.deliverBy - DAY);
    const extended = await books.newOrder("usdt", {
      amount: order.amount,
      deliverBy: order.deliverBy + 20 * DAY,
      lockBy: order.deliverBy,
    });

    await books.step((await settle({ books, stage }, order, { next: [extended] }))(), {
      events: [
        books.paidEvent(order, Exit.Agreed, {}),
        ["OrderCarried", books.idOf(order), books.idOf(extended), order.amount],
        books.lockedEvent(extended, stage.places.escrow),
      ],
      states: [
        [order, { status: Status.Settled, until: order.deliverBy }],
        [extended, books.lockedState(extended)],
      ],
    });
    const until = await books.deliver([extended]);
    await books.step(books.as("buyer").release(extended, extended.amount, 0, "0x"), {
      events: [books.paidEvent(extended, Exit.Released, { toSeller: extended.amount })],
      moves: { usdt: { escrow: -extended.amount, seller: extended.amount } },
      states: [
        [
          extended,
          {
            status: Status.Settled,
            delivered: true,
            until,
            released: extended.amount,
          },
        ],
      ],
    });
  });

  it("divided among the buyer, the seller and next orders of several parties", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc", { amount: 10n ** 21n }));
    const { stranger, factor, successor } = stage.addresses;
    const next = [
      await books.newOrder("jpyc", { amount: 4n * 10n ** 20n, seller: factor }),
      await books.newOrder("jpyc", { amount: 3n * 10n ** 20n, buyer: successor, seller: stranger }),
    ];
    const [toBuyer, toSeller] = [10n ** 20n, 2n * 10n ** 20n];
    await books.step((await settle({ books, stage }, order, { toBuyer, toSeller, next }))(), {
      events: [
        books.paidEvent(order, Exit.Agreed, { toSeller, toBuyer }),
        ...next.flatMap((carried) => [
          ["OrderCarried", books.idOf(order), books.idOf(carried), carried.amount] as const,
          books.lockedEvent(carried, stage.places.escrow),
        ]),
      ],
      moves: { jpyc: { escrow: -toBuyer - toSeller, buyer: toBuyer, seller: toSeller } },
      states: [
        [order, { status: Status.Settled, until: order.deliverBy, released: toSeller }],
        ...next.map((carried) => [carried, books.lockedState(carried)] as const),
      ],
    });

    const [first, second] = next as [Order, Order];
    await books.step(books.as("successor").release(second, second.amount, 0, "0x"), {
      events: [books.paidEvent(second, Exit.Released, { toSeller: second.amount })],
      moves: { jpyc: { escrow: -second.amount, stranger: second.amount } },
      states: [
        [second, { status: Status.Settled, until: second.deliverBy, released: second.amount }],
        [first, books.lockedState(first)],
      ],
    });
    await books.step(books.as("factor").refund(first, first.amount), {
      events: [books.paidEvent(first, Exit.Refunded, { toBuyer: first.amount })],
      moves: { jpyc: { escrow: -first.amount, buyer: first.amount } },
      states: [[first, { status: Status.Settled, until: first.deliverBy }]],
    });
  });
});
