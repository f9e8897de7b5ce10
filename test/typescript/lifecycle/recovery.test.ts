import { expect } from "chai";

import { Exit } from "../../../src/order/exit.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import type { NamedSuccessor } from "../../../typechain-types/index.ts";
import { openBooks } from "../../helpers/lifecycleBooks.ts";
import { DAY, openStage } from "../../helpers/lifecycleStage.ts";

describe("a seller that loses its key after it named a successor", () => {
  it("the successor takes its side and its credit, seven days after the choice at the earliest", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const registry = await stage.deploy<NamedSuccessor>("NamedSuccessor");
    const registryAddress = await stage.addressOf(registry);
    const { seller, successor } = stage.addresses;
    const usdc = stage.tokenAddresses.usdc;
    await registry.connect(stage.cast.seller).nameSuccessor(successor);
    const order = await books.lock(await books.newOrder("usdc"));
    const credited = await books.lock(await books.newOrder("usdc"));
    const orderId = books.idOf(order);

    const effectiveAt = (await stage.pass(DAY)) + 7 * DAY;
    await books.step(books.as("seller").setRecovery(registryAddress), {
      events: [["RecoverySet", seller, registryAddress, effectiveAt]],
      states: [],
    });
    const issuer = stage.tokens.usdc.connect(stage.cast.issuer);
    await issuer.blacklist(seller);
    await books.step(books.as("buyer").release(credited, credited.amount, 0, "0x"), {
      events: [
        books.paidEvent(credited, Exit.Released, { toSeller: credited.amount }),
        ["CreditAdded", seller, usdc, credited.amount],
      ],
      states: [[credited, { status: Status.Settled, until: credited.deliverBy, released: credited.amount }]],
    });

    await stage.moveTo(effectiveAt - 1);
    await expect(books.as("successor").reassign(order, Side.Seller, successor, 0n))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(orderId, Side.Seller, successor, seller);
    await expect(books.as("successor").withdrawAsSuccessor(seller, usdc, credited.amount))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotSuccessor")
      .withArgs(successor, seller);

    await stage.moveTo(effectiveAt);
    await expect(books.as("successor").reassign(order, Side.Seller, stage.addresses.stranger, 0n))
      .to.be.revertedWithCustomError(books.escrow, "SuccessorNotReceiver")
      .withArgs(successor, stage.addresses.stranger);
    await books.step(books.as("successor").reassign(order, Side.Seller, successor, 0n), {
      events: [["OrderReassigned", orderId, seller, successor, Side.Seller]],
      states: [[order, { ...books.lockedState(order), sidesMoved: true }]],
    });
    await books.step(books.as("successor").withdrawAsSuccessor(seller, usdc, credited.amount), {
      events: [["CreditWithdrawn", seller, usdc, successor, credited.amount]],
      moves: { usdc: { escrow: -credited.amount, successor: credited.amount } },
      states: [],
    });
    expect((await books.escrow.creditOf(seller, usdc)).amount).to.equal(0n);

    const until = await books.deliver([order], { sidesMoved: true });
    await stage.moveTo(until + 1);
    await books.step(books.as("successor").claim(order, successor, "0x", 0, "0x"), {
      events: [books.paidEvent(order, Exit.Claimed, { toSeller: order.amount })],
      moves: { usdc: { escrow: -order.amount, successor: order.amount } },
      states: [
        [order, { status: Status.Settled, delivered: true, until, released: order.amount, sidesMoved: true }],
      ],
    });
  });

  it("a choice taken back never counts", async () => {
    const stage = await openStage();
    const books = openBooks(stage);
    const registry = await stage.deploy<NamedSuccessor>("NamedSuccessor");
    const { seller, successor } = stage.addresses;
    const registryAddress = await stage.addressOf(registry);
    await registry.connect(stage.cast.seller).nameSuccessor(successor);
    const order = await books.lock(await books.newOrder("usdt"));
    await books.as("seller").setRecovery(registryAddress);
    await books.step(books.as("seller").cancelRecovery(), {
      events: [["RecoveryCanceled", seller, registryAddress]],
      states: [],
    });
    await expect(books.as("seller").cancelRecovery())
      .to.be.revertedWithCustomError(books.escrow, "RecoveryNotPending")
      .withArgs(seller);

    await stage.pass(8 * DAY);
    await expect(books.as("successor").reassign(order, Side.Seller, successor, 0n))
      .to.be.revertedWithCustomError(books.escrow, "CallerNotHolder")
      .withArgs(books.idOf(order), Side.Seller, successor, seller);
    await books.expectState(order, books.lockedState(order));
  });
});
