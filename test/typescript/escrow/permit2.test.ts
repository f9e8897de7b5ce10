import { expect } from "chai";

import { amount, createPermit2World } from "../../helpers/permit2World.ts";

describe("lockWithPermit2, with the real Permit2", () => {
  let world: Awaited<ReturnType<typeof createPermit2World>>;

  beforeEach(async () => {
    world = await createPermit2World();
  });

  it("locks in the deadline's second, by any relayer", async () => {
    const { relayed, escrow, escrowAddress, token, payer, deadline, makeOrder, sign, moveTo } = world;
    const order = makeOrder(1);
    const orderId = await escrow.orderIdOf(order);
    const funding = await sign(order, 0n);
    await moveTo(deadline);
    const sent = relayed.lockWithPermit2(order, "0x", funding);
    await expect(sent)
      .to.emit(escrow, "OrderLocked")
      .withArgs(
        orderId,
        order.buyer,
        order.seller,
        order.termsId,
        payer.address,
        order.token,
        order.amount,
        order.lockBy,
        order.deliverBy,
        order.detailsHash,
      );
    expect(await token.balanceOf(escrowAddress)).to.equal(amount);
    const state = await escrow.stateOf(orderId);
    expect([state.status, state.held]).to.deep.equal([1n, amount]);
  });

  it("reverts one second after the deadline", async () => {
    const { relayed, permit2, deadline, makeOrder, sign, moveTo } = world;
    const order = { ...makeOrder(1), lockBy: Number(deadline) + 1 };
    const funding = await sign(order, 0n);
    await moveTo(deadline + 1n);
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(permit2, "SignatureExpired")
      .withArgs(deadline);
  });

  it("reverts when another order, amount or signer is behind the signature", async () => {
    const { relayed, permit2, seller, makeOrder, sign } = world;
    const order = makeOrder(1);
    const wrong = [
      await sign(makeOrder(2), 0n),
      await sign({ ...order, amount: amount + 1n }, 0n),
      await sign({ ...order, seller: order.buyer }, 0n),
      await sign(order, 0n, seller),
      { ...(await sign(order, 0n)), nonce: 1n },
    ];
    for (const funding of wrong) {
      await expect(relayed.lockWithPermit2(order, "0x", funding)).to.be.revertedWithCustomError(
        permit2,
        "InvalidSigner",
      );
    }
  });

  it("reverts when the nonce was used, and names the status when the order is locked", async () => {
    const { relayed, escrow, permit2, nonceBitmap, makeOrder, sign } = world;
    const order = makeOrder(1);
    const funding = await sign(order, 0n);
    await relayed.lockWithPermit2(order, "0x", funding);
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(escrow, "OrderStatusNotAllowed")
      .withArgs(await escrow.orderIdOf(order), 1n, 1n);
    const next = makeOrder(2);
    await expect(relayed.lockWithPermit2(next, "0x", await sign(next, 0n))).to.be.revertedWithCustomError(
      permit2,
      "InvalidNonce",
    );
    expect(await nonceBitmap(order.buyer)).to.equal(1n);
  });

  it("never takes the escrow as the payer", async () => {
    const { relayed, escrow, escrowAddress, makeOrder, sign } = world;
    const order = makeOrder(1);
    const funding = { ...(await sign(order, 0n)), payer: escrowAddress };
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(escrow, "AccountNotAllowed")
      .withArgs(escrowAddress);
  });
});

describe("lockManyWithPermit2, with the real Permit2", () => {
  let world: Awaited<ReturnType<typeof createPermit2World>>;

  beforeEach(async () => {
    world = await createPermit2World();
  });

  it("locks a list by one signature", async () => {
    const { relayed, escrow, escrowAddress, token, makeOrder, signList } = world;
    const orders = [makeOrder(1), makeOrder(2), makeOrder(3)];
    await relayed.lockManyWithPermit2(orders, ["0x", "0x", "0x"], await signList(orders, 0n));
    expect(await token.balanceOf(escrowAddress)).to.equal(3n * amount);
    for (const order of orders) {
      expect((await escrow.stateOf(await escrow.orderIdOf(order))).held).to.equal(amount);
    }
  });

  it("skips what is locked and moves only the rest", async () => {
    const { relayed, escrow, escrowAddress, token, makeOrder, sign, signList } = world;
    const [first, second] = [makeOrder(1), makeOrder(2)];
    await relayed.lockWithPermit2(first, "0x", await sign(first, 0n));
    const selector = escrow.interface.getError("OrderStatusNotAllowed")?.selector;
    await expect(
      relayed.lockManyWithPermit2([first, second], ["0x", "0x"], await signList([first, second], 1n)),
    )
      .to.emit(escrow, "OrderSkipped")
      .withArgs(await escrow.orderIdOf(first), selector);
    expect(await token.balanceOf(escrowAddress)).to.equal(2n * amount);
  });

  it("leaves the signature unused when all is locked already", async () => {
    const { relayed, nonceBitmap, payer, makeOrder, signList } = world;
    const orders = [makeOrder(1), makeOrder(2)];
    await relayed.lockManyWithPermit2(orders, ["0x", "0x"], await signList(orders, 0n));
    await relayed.lockManyWithPermit2(orders, ["0x", "0x"], await signList(orders, 1n));
    expect(await nonceBitmap(payer.address)).to.equal(1n);
  });

  it("reverts on part of a signed list, and on another order of it", async () => {
    const { relayed, permit2, makeOrder, signList } = world;
    const [first, second] = [makeOrder(1), makeOrder(2)];
    const funding = await signList([first, second], 0n);
    await expect(relayed.lockManyWithPermit2([first], ["0x"], funding)).to.be.revertedWithCustomError(
      permit2,
      "InvalidSigner",
    );
    await expect(
      relayed.lockManyWithPermit2([second, first], ["0x", "0x"], funding),
    ).to.be.revertedWithCustomError(permit2, "InvalidSigner");
  });

  it("reverts on an empty list, two tokens, or missing gate data", async () => {
    const { relayed, escrow, other, token, makeOrder, signList } = world;
    const order = makeOrder(1);
    const funding = await signList([order], 0n);
    await expect(relayed.lockManyWithPermit2([], [], funding)).to.be.revertedWithCustomError(
      escrow,
      "ListEmpty",
    );
    await expect(relayed.lockManyWithPermit2([order], [], funding))
      .to.be.revertedWithCustomError(escrow, "ListLengthMismatch")
      .withArgs(0n, 1n);
    const foreign = { ...makeOrder(2), token: await other.getAddress() };
    await expect(relayed.lockManyWithPermit2([order, foreign], ["0x", "0x"], funding))
      .to.be.revertedWithCustomError(escrow, "ListTokenMismatch")
      .withArgs(await other.getAddress(), await token.getAddress());
  });

  it("reverts with the named error when its one order is locked already", async () => {
    const { relayed, escrow, makeOrder, signList } = world;
    const order = makeOrder(1);
    await relayed.lockManyWithPermit2([order], ["0x"], await signList([order], 0n));
    await expect(relayed.lockManyWithPermit2([order], ["0x"], await signList([order], 1n)))
      .to.be.revertedWithCustomError(escrow, "OrderStatusNotAllowed")
      .withArgs(await escrow.orderIdOf(order), 1n, 1n);
  });
});
