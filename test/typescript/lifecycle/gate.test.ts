import { expect } from "chai";

import type { OfferGate } from "../../../typechain-types/index.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { openStage } from "../../helpers/lifecycleStage.ts";

describe("terms with a gate", () => {
  it("lock what the seller offered, and nothing else; the gate sees payer and data", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const gate = await stage.deploy<OfferGate>("OfferGate");
    const gateAddress = await stage.addressOf(gate);
    const termsId = await stage.publish({ ...stage.freeTerms, gate: gateAddress });
    const order = await books.newOrder("usdc", { termsId });
    const orderId = books.idOf(order);
    const note = "0xc0ffee";
    const lock = () => books.as("stranger").lock(order, note);

    await expect(lock())
      .to.be.revertedWithCustomError(books.escrow, "GateRefused")
      .withArgs(orderId, gateAddress);
    await expect(gate.connect(stage.cast.seller).offer(orderId))
      .to.emit(gate, "OrderOffered")
      .withArgs(orderId, order.seller);

    const locked = lock();
    await books.step(locked, {
      events: [books.lockedEvent(order, stage.addresses.stranger)],
      moves: { usdc: { stranger: -order.amount, escrow: order.amount } },
      states: [[order, books.lockedState(order)]],
    });
    await expect(locked).to.emit(gate, "OfferTaken").withArgs(orderId, stage.addresses.stranger, note);
  });
});
