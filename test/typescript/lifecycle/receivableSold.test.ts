import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("a receivable that is sold", () => {
  it("the new holder has every power of the side, the old one none", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("usdc"));
    const orderId = books.idOf(order);
    const { seller, factor } = stage.addresses;
    const sidesMoved = true;

    await books.step(books.as("seller").reassign(order, Side.Seller, factor, 0n), {
      events: [["OrderReassigned", orderId, seller, factor, Side.Seller]],
      states: [[order, { ...books.lockedState(order), sidesMoved }]],
    });
    expect(await books.escrow.holderOf(order, Side.Seller)).to.equal(factor);
    await expect(books.as("seller").reassign(order, Side.Seller, seller, 0n))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, seller, factor);
    await expect(books.as("seller").refund(order, 1n))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, seller, factor);

    const until = await books.deliver([order], { sidesMoved });
    await stage.moveTo(until + 1);
    await expect(books.as("seller").claim(order, seller, "0x", 0, "0x"))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, seller, factor);

    // The seller's signature counts as little as its call; the factor's counts.
    const signBy = until + DAY;
    const dataHash = stage.ethers.keccak256("0x");
    const message = { orderId, receiver: factor, dataHash, signBy };
    const former = await books.sign("seller", "Claim", message);
    await expect(
      books.as("relayer").claim(order, factor, "0x", signBy, former),
    ).to.be.revertedWithCustomError(books.escrow, "SignatureInvalid");
    const signature = await books.sign("factor", "Claim", message);
    await books.step(books.as("relayer").claim(order, factor, "0x", signBy, signature), {
      events: [books.paidEvent(order, Exit.Claimed, { toSeller: order.amount })],
      moves: { usdc: { escrow: -order.amount, factor: order.amount } },
      states: [
        [order, { status: Status.Settled, delivered: true, until, released: order.amount, sidesMoved }],
      ],
    });
  });
});
