import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Status } from "../../../src/order/status.ts";
import type { PayoutForwarder } from "../../../typechain-types/index.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

async function openWithForwarder() {
  const stage = await openStage();
  const forwarder = await stage.deploy<PayoutForwarder>("PayoutForwarder");
  const receiver = await stage.addressOf(forwarder);
  const dataFor = (payee: string, due: bigint) =>
    stage.ethers.AbiCoder.defaultAbiCoder().encode(["address", "uint256"], [payee, due]);
  return { stage, books: openBooks(stage), forwarder, receiver, dataFor };
}

describe("a payout to a receiver with data", () => {
  it("the seller's lender is paid out of the claim, by the seller's signature", async () => {
    const { stage, books, forwarder, receiver, dataFor } = await openWithForwarder();
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount: 800_000_000n }),
    );
    const orderId = books.idOf(order);
    const { factor, stranger } = stage.addresses;
    const until = await books.deliver([order]);
    const fee = 8_000_000n;
    const paid = order.amount - fee;
    const due = 500_000_000n;
    const data = dataFor(factor, due);
    const signBy = until + DAY;
    const signature = await books.sign("seller", "Claim", {
      ...{ orderId, receiver, dataHash: stage.ethers.keccak256(data), signBy },
    });
    await stage.moveTo(until + 1);

    // The signature binds the data: the relayer cannot choose another payee.
    await expect(
      books.as("relayer").claim(order, receiver, dataFor(stranger, due), signBy, signature),
    ).to.be.revertedWithCustomError(books.escrow, "SignatureInvalid");
    const claimed = books.as("relayer").claim(order, receiver, data, signBy, signature);
    await books.step(claimed, {
      events: [
        books.paidEvent(order, Exit.Claimed, { toSeller: paid, fee }),
        ["PayoutRedirected", orderId, receiver, paid],
      ],
      moves: {
        usdc: { escrow: -order.amount, feeRecipient: fee, factor: due, seller: paid - due, [receiver]: 0n },
      },
      states: [[order, { status: Status.Settled, delivered: true, until, released: order.amount }]],
    });
    await expect(claimed)
      .to.emit(forwarder, "PayoutForwarded")
      .withArgs(orderId, factor, due, paid - due);
  });

  it("what fails there undoes the whole call, and the order stays as it was", async () => {
    const { stage, books, forwarder, receiver, dataFor } = await openWithForwarder();
    const order = await books.lock(await books.newOrder("jpyc"));
    const { factor, stranger, buyer } = stage.addresses;
    const due = order.amount + 1n;
    await stage.moveTo(order.deliverBy + 1);
    const reclaim = (to: string, data: string) => books.as("buyer").reclaim(order, to, data, 0, "0x");

    await expect(reclaim(receiver, dataFor(factor, due)))
      .to.be.revertedWithCustomError(forwarder, "PayoutTooSmall")
      .withArgs(order.amount, due);
    await expect(reclaim(stranger, dataFor(factor, 1n)))
      .to.be.revertedWithCustomError(books.escrow, "ReceiverWithoutCode")
      .withArgs(stranger);
    for (const forbidden of [stage.places.escrow, order.token, stage.ethers.ZeroAddress]) {
      await expect(reclaim(forbidden, "0x"))
        .to.be.revertedWithCustomError(books.escrow, "AccountNotAllowed")
        .withArgs(forbidden);
    }
    await stage.tokens.jpyc.connect(stage.cast.issuer).blocklist(receiver);
    await expect(reclaim(receiver, dataFor(factor, 1n)))
      .to.be.revertedWithCustomError(books.escrow, "ReceiverNotPaid")
      .withArgs(receiver, order.amount);
    await books.expectState(order, books.lockedState(order));
    await stage.tokens.jpyc.connect(stage.cast.issuer).unBlocklist(receiver);

    await books.step(reclaim(receiver, dataFor(buyer, 0n)), {
      events: [
        books.paidEvent(order, Exit.Reclaimed, { toBuyer: order.amount }),
        ["PayoutRedirected", books.idOf(order), receiver, order.amount],
      ],
      moves: { jpyc: { escrow: -order.amount, buyer: order.amount, [receiver]: 0n } },
      states: [[order, { status: Status.Settled, until: order.deliverBy }]],
    });
  });
});
