import { expect } from "chai";
import { hashTypedData } from "viem";

import { Exit } from "../../../src/order/exit.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { Status } from "../../../src/order/status.ts";
import { releaseTypedData } from "../../../src/order/typedData.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("an order released in parts by signatures that a relayer carries", () => {
  it("pays each part once, and the fee of the parts is the fee of the whole", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const amount = 999_999_997n;
    const order = await books.lock(
      await books.newOrder("usdc", { termsId: termsIdOf(stage.feeTerms), amount }),
    );
    const orderId = books.idOf(order);
    const signBy = (await stage.now()) + 10 * DAY;
    const feeOn = (total: bigint) => total / 100n;
    const signed = (releasedTotal: bigint) =>
      books.sign("buyer", "Release", { orderId, releasedTotal, signBy });
    const release = (releasedTotal: bigint, signature: string) =>
      books.as("relayer").release(order, releasedTotal, signBy, signature);

    let released = 0n;
    for (const total of [333_333_333n, 666_666_666n, amount]) {
      const signature = await signed(total);
      const fee = feeOn(total) - feeOn(released);
      const part = total - released;
      await books.step(release(total, signature), {
        events: [books.paidEvent(order, Exit.Released, { toSeller: part - fee, fee })],
        moves: { usdc: { escrow: -part, seller: part - fee, feeRecipient: fee } },
        states: [
          [
            order,
            {
              status: total === amount ? Status.Settled : Status.Locked,
              until: order.deliverBy,
              held: amount - total,
              released: total,
            },
          ],
        ],
      });
      released = total;
      if (total === amount) continue;
      await expect(release(total, signature))
        .to.be.revertedWithCustomError(books.escrow, "ReleaseNotAboveReleased")
        .withArgs(total, total);
    }
  });

  it("a signature of another party, of another order or past its time releases nothing", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const order = await books.lock(await books.newOrder("jpyc"));
    const other = await books.lock(await books.newOrder("jpyc"));
    const signBy = (await stage.now()) + DAY;
    const message = { orderId: books.idOf(order), releasedTotal: order.amount, signBy };
    const domain = { escrow: stage.places.escrow, chainId: Number(stage.chainId) };
    const digest = hashTypedData(releaseTypedData(domain, message));
    const refused = [
      await books.sign("seller", "Release", message),
      await books.sign("buyer", "Release", { ...message, orderId: books.idOf(other) }),
    ];
    for (const signature of refused) {
      await expect(books.as("relayer").release(order, order.amount, signBy, signature))
        .to.be.revertedWithCustomError(books.escrow, "SignatureInvalid")
        .withArgs(order.buyer, digest);
    }
    const signature = await books.sign("buyer", "Release", message);
    await stage.moveTo(signBy + 1);
    await expect(books.as("relayer").release(order, order.amount, signBy, signature))
      .to.be.revertedWithCustomError(books.escrow, "SignatureExpired")
      .withArgs(signBy, signBy + 1);
    await books.expectState(order, books.lockedState(order));
  });
});
