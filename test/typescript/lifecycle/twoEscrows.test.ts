import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Status } from "../../../src/order/status.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("two escrows side by side", () => {
  it("the same order is two orders; neither knows the other's money or signatures", async () => {
    const stage = await openStage();
    const first = openBooks(stage);
    const second = openBooks(stage, stage.secondEscrow);
    const order = await first.newOrder("usdc");
    expect(first.idOf(order)).to.not.equal(second.idOf(order));
    expect(await second.escrow.orderIdOf(order)).to.equal(second.idOf(order));

    await first.lock(order);
    await second.expectState(order, { status: Status.None, until: 0 });
    await second.lock(order);
    await first.expectState(order, first.lockedState(order));

    const signBy = (await stage.now()) + DAY;
    const message = { orderId: first.idOf(order), releasedTotal: order.amount, signBy };
    const signature = await first.sign("buyer", "Release", message);
    await expect(
      second.as("relayer").release(order, order.amount, signBy, signature),
    ).to.be.revertedWithCustomError(second.escrow, "SignatureInvalid");
    await first.step(first.as("relayer").release(order, order.amount, signBy, signature), {
      events: [first.paidEvent(order, Exit.Released, { toSeller: order.amount })],
      moves: { usdc: { escrow: -order.amount, seller: order.amount } },
      states: [[order, { status: Status.Settled, until: order.deliverBy, released: order.amount }]],
    });

    await second.expectState(order, second.lockedState(order));
    const until = await second.deliver([order]);
    await stage.moveTo(until + 1);
    await second.step(second.as("seller").claim(order, order.seller, "0x", 0, "0x"), {
      events: [second.paidEvent(order, Exit.Claimed, { toSeller: order.amount })],
      moves: { usdc: { secondEscrow: -order.amount, seller: order.amount } },
      states: [[order, { status: Status.Settled, delivered: true, until, released: order.amount }]],
    });
  });
});
