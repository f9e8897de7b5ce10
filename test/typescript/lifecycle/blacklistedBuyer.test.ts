import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("a buyer whom the issuer has blacklisted when it reclaims", () => {
  it("is credited; its seller of another order is paid as ever", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc"));
    const paid = await books.lock(await books.newOrder("jpyc"));
    const { buyer } = stage.addresses;
    const jpyc = stage.tokenAddresses.jpyc;
    const issuer = stage.tokens.jpyc.connect(stage.cast.issuer);
    await issuer.blocklist(buyer);

    await books.step(books.as("buyer").release(paid, paid.amount, 0, "0x"), {
      events: [books.paidEvent(paid, Exit.Released, { toSeller: paid.amount })],
      moves: { jpyc: { escrow: -paid.amount, seller: paid.amount } },
      states: [[paid, { status: Status.Settled, until: paid.deliverBy, released: paid.amount }]],
    });
    await stage.moveTo(order.deliverBy + 1);
    await books.step(books.as("buyer").reclaim(order, buyer, "0x", 0, "0x"), {
      events: [
        books.paidEvent(order, Exit.Reclaimed, { toBuyer: order.amount }),
        ["CreditAdded", buyer, jpyc, order.amount],
      ],
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
    expect((await books.escrow.creditOf(buyer, jpyc)).amount).to.equal(order.amount);

    await issuer.unBlocklist(buyer);
    await books.step(books.as("relayer").withdraw(buyer, jpyc, order.amount, 0, "0x"), {
      events: [["CreditWithdrawn", buyer, jpyc, buyer, order.amount]],
      moves: { jpyc: { escrow: -order.amount, buyer: order.amount } },
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
    expect((await books.escrow.creditOf(buyer, jpyc)).amount).to.equal(0n);
  });
});
