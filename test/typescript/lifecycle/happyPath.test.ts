import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage, type TokenName } from "../../helpers/lifecycleStage.ts";

describe("an order that goes well, under terms with a fee", () => {
  it("the terms are published once", async () => {
    const stage = await openStage();
    const { escrow } = stage;
    const terms = {
      ...stage.feeTerms,
      attesters: [...stage.feeTerms.attesters],
      documentHash: stage.ethers.id("other conditions") as `0x${string}`,
    };
    await expect(escrow.publishTerms(terms))
      .to.emit(escrow, "TermsPublished")
      .withArgs(termsIdOf(terms), stage.addresses.arbitrator, Object.values(terms));
    await expect(escrow.publishTerms(terms)).to.not.emit(escrow, "TermsPublished");
    const stored = await escrow.termsOf(termsIdOf(terms));
    expect([stored.feeBps, stored.feeRecipient]).to.deep.equal([100n, stage.addresses.feeRecipient]);
  });

  for (const token of ["usdc", "jpyc", "usdt"] satisfies TokenName[]) {
    it(`${token}: locked, delivered, inspected, claimed`, async () => {
      const stage = await openStage();
      const books = openBooks(stage);
      const order = await books.newOrder(token, {
        termsId: termsIdOf(stage.feeTerms),
        amount: 1_234n * stage.units[token] + 567_899n,
      });
      const orderId = books.idOf(order);
      expect(await books.escrow.orderIdOf(order)).to.equal(orderId);
      const { seller } = stage.addresses;

      await books.lock(order);
      const again = books.as("buyer").lock(order, "0x");
      await expect(again)
        .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
        .withArgs(orderId, Status.Locked, 1 << Status.None);

      const until = await books.deliver([order]);
      await stage.moveTo(until);
      await expect(books.as("seller").claim(order, seller, "0x", 0, "0x"))
        .to.be.revertedWithCustomError(books.escrow, "ActionTooEarly")
        .withArgs(orderId, until + 1, until);

      const fee = order.amount / 100n;
      const toSeller = order.amount - fee;
      await stage.moveTo(until + 1);
      await books.step(books.as("seller").claim(order, seller, "0x", 0, "0x"), {
        events: [books.paidEvent(order, Exit.Claimed, { toSeller, fee })],
        moves: { [token]: { escrow: -order.amount, seller: toSeller, feeRecipient: fee } },
        states: [[order, { status: Status.Settled, delivered: true, until, released: order.amount }]],
      });
      await expect(books.as("seller").claim(order, seller, "0x", 0, "0x"))
        .to.be.revertedWithCustomError(books.escrow, "OrderStatusNotAllowed")
        .withArgs(orderId, Status.Settled, 1 << Status.Delivered);
    });
  }
});
