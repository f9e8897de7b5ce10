import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("a claim that the seller forgets", () => {
  it("anyone makes it once it is open, plainly to the seller", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdt"));
    const orderId = books.idOf(order);
    const { seller, stranger } = stage.addresses;
    const until = await books.deliver([order]);
    const opensAt = until + stage.freeTerms.openClaimPeriod;
    const claimTo = (receiver: string, data = "0x") =>
      books.as("stranger").claim(order, receiver, data, 0, "0x");

    await stage.moveTo(opensAt - 1);
    await expect(claimTo(seller))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, stranger, seller);
    await stage.moveTo(opensAt);
    await expect(claimTo(stranger))
      .to.be.revertedWithCustomError(books.escrow, "OpenClaimNotPlain")
      .withArgs(stranger, seller);
    await expect(claimTo(seller, "0x01"))
      .to.be.revertedWithCustomError(books.escrow, "OpenClaimNotPlain")
      .withArgs(seller, seller);
    await books.step(claimTo(seller), {
      events: [books.paidEvent(order, Exit.Claimed, { toSeller: order.amount })],
      moves: { usdt: { escrow: -order.amount, seller: order.amount } },
      states: [[order, { status: Status.Settled, delivered: true, until, released: order.amount }]],
    });
  });
});
