import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("a seller whom the issuer has blacklisted", () => {
  it("is credited, while the fee is paid, and withdraws in parts when the issuer relents", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount: 500_000_000n }),
    );
    const { seller } = stage.addresses;
    const usdc = stage.tokenAddresses.usdc;
    const issuer = stage.tokens.usdc.connect(stage.cast.issuer);
    const until = await books.deliver([order]);
    await issuer.blacklist(seller);

    const fee = 5_000_000n;
    const credit = order.amount - fee;
    await stage.moveTo(until + 1);
    await books.step(books.as("seller").claim(order, seller, "0x", 0, "0x"), {
      events: [
        books.paidEvent(order, Exit.Claimed, { toSeller: credit, fee }),
        ["CreditAdded", seller, usdc, credit],
      ],
      moves: { usdc: { escrow: -fee, feeRecipient: fee } },
      states: [[order, { status: Status.Settled, delivered: true, until, released: order.amount }]],
    });
    expect((await books.escrow.creditOf(seller, usdc)).amount).to.equal(credit);

    const withdraw = (amount: bigint) => books.as("stranger").withdraw(seller, usdc, amount, 0, "0x");
    await expect(withdraw(credit))
      .to.be.revertedWithCustomError(stage.tokens.usdc, "TokenAccountBlocked")
      .withArgs(seller);
    expect((await books.escrow.creditOf(seller, usdc)).amount).to.equal(credit);
    await issuer.unBlacklist(seller);
    await expect(withdraw(credit + 1n))
      .to.be.revertedWithCustomError(books.escrow, "CreditExceeded")
      .withArgs(credit + 1n, credit);
    let left = credit;
    for (const amount of [credit / 3n, credit - credit / 3n]) {
      await books.step(withdraw(amount), {
        events: [["CreditWithdrawn", seller, usdc, seller, amount]],
        moves: { usdc: { escrow: -amount, seller: amount } },
        states: [],
      });
      left -= amount;
      expect((await books.escrow.creditOf(seller, usdc)).amount).to.equal(left);
    }
    await expect(withdraw(1n)).to.be.revertedWithCustomError(books.escrow, "CreditExceeded").withArgs(1n, 0n);
  });
});
