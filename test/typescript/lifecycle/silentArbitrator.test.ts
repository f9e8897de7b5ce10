import { expect } from "chai";

import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("a dispute that nobody rules", () => {
  it("delivered: the default of the terms divides it, rounding toward the buyer", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const amount = 1_000_000_003n;
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount }),
    );
    const orderId = books.idOf(order);
    await books.deliver([order]);
    const until = await books.dispute(order, amount);

    await stage.moveTo(until);
    await expect(books.as("stranger").enforceDefault(order))
      .to.be.revertedWithCustomError(books.escrow, "ActionTooEarly")
      .withArgs(orderId, until + 1, until);
    const gross = (amount * 6_000n) / 10_000n;
    const fee = gross / 100n;
    const toBuyer = amount - gross;
    await stage.moveTo(until + 1);
    await books.step(books.as("stranger").enforceDefault(order), {
      events: [books.paidEvent(order, Exit.Defaulted, { toSeller: gross - fee, toBuyer, fee })],
      moves: { usdc: { escrow: -amount, seller: gross - fee, buyer: toBuyer, feeRecipient: fee } },
      states: [[order, { status: Status.Settled, delivered: true, until, released: gross }]],
    });
    await expect(books.as("stranger").enforceDefault(order))
      .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
      .withArgs(orderId, Status.Settled, 1 << Status.Disputed);
  });

  it("never delivered: all goes back to the buyer, and the arbitrator is too late", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc"));
    const orderId = books.idOf(order);
    const evidenceHash = stage.ethers.id("waybill");
    const until = order.deliverBy + stage.freeTerms.rulingPeriod;
    const { AttestersSilent } = DisputeReason;
    await books.step(
      books.as("seller").dispute(order, order.amount, AttestersSilent, evidenceHash, 0, "0x"),
      {
        events: [["OrderDisputed", orderId, Side.Seller, AttestersSilent, evidenceHash, order.amount, until]],
        states: [[order, { status: Status.Disputed, until, held: order.amount }]],
      },
    );

    await stage.moveTo(until + 1);
    await expect(books.as("arbitrator").rule(order, 0n, order.amount))
      .to.be.revertedWithCustomError(books.escrow, "ActionTooLate")
      .withArgs(orderId, until, until + 1);
    await books.step(books.as("stranger").enforceDefault(order), {
      events: [books.paidEvent(order, Exit.Defaulted, { toBuyer: order.amount })],
      moves: { jpyc: { escrow: -order.amount, buyer: order.amount } },
      states: [[order, { status: Status.Settled, until }]],
    });
  });
});
