import { expect } from "chai";

import { amount, createFxWorld, lockTypes, maximum, price, quoteTypes } from "../../helpers/fxWorld.ts";
import { PERMIT2 } from "../../helpers/permit2.ts";

type World = Awaited<ReturnType<typeof createFxWorld>>;

async function prepare(world: World, salt: number, nonce: bigint) {
  const order = world.makeOrder(salt);
  const conversion = world.convertBy(await world.signQuote(await world.makeQuote(order, nonce)));
  return { order, conversion };
}

describe("lockExactWithPermit2, with the real Permit2", () => {
  let world: World;

  beforeEach(async () => {
    world = await createFxWorld();
  });

  it("locks in the deadline's second, by any relayer, and sends back what is left", async () => {
    const { router, relayed, routerAddress, escrow, escrowAddress, usd, eur, payer, maker } = world;
    const { order, conversion } = await prepare(world, 1, 1n);
    const funding = await world.signPermit(order, conversion, 0n);
    const orderId = await escrow.orderIdOf(order);
    await world.moveTo(world.deadline);
    await expect(relayed.lockExactWithPermit2(order, "0x", conversion, funding))
      .to.emit(router, "FxLocked")
      .withArgs(payer.address, conversion.venue, conversion.tokenIn, price, order.token, amount, [orderId]);
    expect(await usd.balanceOf(escrowAddress)).to.equal(amount);
    expect(await eur.balanceOf(payer)).to.equal(10n * amount - price);
    expect(await eur.balanceOf(maker)).to.equal(price);
    expect(await eur.balanceOf(routerAddress)).to.equal(0n);
    expect(await eur.allowance(routerAddress, PERMIT2)).to.equal(0n);
    expect((await escrow.stateOf(orderId)).held).to.equal(amount);
  });

  it("reverts one second after the deadline", async () => {
    const { relayed, permit2, deadline } = world;
    const { conversion } = await prepare(world, 1, 1n);
    const order = { ...world.makeOrder(1), lockBy: Number(deadline) + 1 };
    const funding = await world.signPermit(order, conversion, 0n);
    await world.moveTo(deadline + 1n);
    await expect(relayed.lockExactWithPermit2(order, "0x", conversion, funding))
      .to.be.revertedWithCustomError(permit2, "SignatureExpired")
      .withArgs(deadline);
  });

  it("reverts when another order, conversion, signer or nonce is behind the signature", async () => {
    const { relayed, permit2, payer, seller, eur, usdAddress } = world;
    const { order, conversion } = await prepare(world, 1, 1n);
    const sign = (changed: Partial<typeof conversion>) =>
      world.signPermit(order, { ...conversion, ...changed }, 0n);
    const wrong = [
      await world.signPermit(world.makeOrder(2), conversion, 0n),
      await world.signPermit({ ...order, amount: amount + 1n }, conversion, 0n),
      await sign({ venue: seller.address }),
      await sign({ tokenIn: usdAddress }),
      await sign({ maximumIn: maximum + 1n }),
      await sign({ oracle: seller.address }),
      await sign({ maxDeviationBps: 26 }),
      await sign({ closedDeviationBps: 76 }),
      await sign({ venueData: `${conversion.venueData}00` }),
      await world.signPermit(order, conversion, 0n, seller),
      { ...(await world.signPermit(order, conversion, 0n)), nonce: 1n },
    ];
    for (const funding of wrong) {
      await expect(
        relayed.lockExactWithPermit2(order, "0x", conversion, funding),
      ).to.be.revertedWithCustomError(permit2, "InvalidSigner");
    }
    expect(await eur.balanceOf(payer)).to.equal(10n * amount);
  });

  it("reverts when the nonce was used, also by the same call again", async () => {
    const { relayed, permit2 } = world;
    const { order, conversion } = await prepare(world, 1, 1n);
    const funding = await world.signPermit(order, conversion, 0n);
    await relayed.lockExactWithPermit2(order, "0x", conversion, funding);
    const next = await prepare(world, 2, 2n);
    const same = await world.signPermit(next.order, next.conversion, 0n);
    for (const call of [
      relayed.lockExactWithPermit2(order, "0x", conversion, funding),
      relayed.lockExactWithPermit2(next.order, "0x", next.conversion, same),
    ]) {
      await expect(call).to.be.revertedWithCustomError(permit2, "InvalidNonce");
    }
  });

  it("reverts when the price is above the maximum, and leaves the signature unused", async () => {
    const { relayed, rfq } = world;
    const { order, conversion } = await prepare(world, 1, 1n);
    const low = { ...conversion, maximumIn: price - 1n };
    const funding = await world.signPermit(order, low, 0n);
    await expect(relayed.lockExactWithPermit2(order, "0x", low, funding))
      .to.be.revertedWithCustomError(rfq, "QuotePriceMismatch")
      .withArgs(price, price - 1n);
    const again = await world.signPermit(order, conversion, 0n);
    await relayed.lockExactWithPermit2(order, "0x", conversion, again);
  });
});

describe("a maker who pays by the real Permit2", () => {
  let world: World;

  beforeEach(async () => {
    world = await createFxWorld();
    const { usd, maker, rfq, eur, payer, router, ethers } = world;
    await usd.connect(maker).approve(rfq, 0n);
    await usd.connect(maker).approve(PERMIT2, ethers.MaxUint256);
    await eur.connect(payer).approve(router, ethers.MaxUint256);
  });

  const fill = async (signedFromPermit2 = true) => {
    const order = world.makeOrder(1);
    const quote = await world.makeQuote(order, 1n, true);
    const venueData = await world.signQuote(quote, { ...quote, fromPermit2: signedFromPermit2 });
    return world.router.connect(world.payer).lockExact(order, "0x", world.convertBy(venueData));
  };
  const approve = (value: bigint, expiration: bigint) =>
    world.permit2.getFunction("approve")(world.usdAddress, world.rfqAddress, value, expiration);

  it("reverts without an allowance, with one that is too small or has expired", async () => {
    const { permit2, rfq, maker, deadline } = world;
    await expect(fill()).to.be.revertedWithCustomError(permit2, "AllowanceExpired").withArgs(0n);
    await approve(amount - 1n, deadline);
    await expect(fill())
      .to.be.revertedWithCustomError(permit2, "InsufficientAllowance")
      .withArgs(amount - 1n);
    await approve(amount, deadline - 100n);
    await world.moveTo(deadline - 99n);
    await expect(fill())
      .to.be.revertedWithCustomError(permit2, "AllowanceExpired")
      .withArgs(deadline - 100n);
    expect(await rfq.isUsed(maker, 1n)).to.equal(false);
  });

  it("reverts when the other way to pay was signed", async () => {
    await approve(amount, world.deadline);
    await expect(fill(false)).to.be.revertedWithCustomError(world.rfq, "QuoteSignatureInvalid");
  });

  it("fills by the allowance", async () => {
    const { usd, eur, maker, escrowAddress, rfqAddress } = world;
    await approve(amount, world.deadline);
    await fill();
    expect(await usd.balanceOf(escrowAddress)).to.equal(amount);
    expect(await usd.balanceOf(maker)).to.equal(9n * amount);
    expect(await eur.balanceOf(maker)).to.equal(price);
    expect(await usd.balanceOf(rfqAddress)).to.equal(0n);
  });
});

describe("typed data of conversions, by ethers and by the contracts", () => {
  it("has one digest for a quote", async () => {
    const world = await createFxWorld();
    const { ethers, rfq, router, payer, relayer, quoteDomain } = world;
    const order = world.makeOrder(1);
    const quote = await world.makeQuote(order, 1n);
    const stranger = { ...quote, maker: relayer.address };
    const conversion = world.convertBy(await world.signQuote(stranger));
    await expect(router.connect(payer).lockExact(order, "0x", conversion))
      .to.be.revertedWithCustomError(rfq, "QuoteSignatureInvalid")
      .withArgs(relayer.address, ethers.TypedDataEncoder.hash(quoteDomain, quoteTypes, stranger));
  });

  it("has one struct hash for an order with its conversion", async () => {
    const world = await createFxWorld();
    const { ethers, relayed, routerAddress, payer } = world;
    const order = world.makeOrder(1);
    const { ModelUsdc__factory, ModelProxy__factory } = await import("../../../typechain-types/index.ts");
    const model = await new ModelUsdc__factory(payer).deploy();
    const setup = model.interface.encodeFunctionData("initialize", [
      "EURC",
      "EURC",
      "EUR",
      6,
      "2",
      payer.address,
    ]);
    const proxy = await new ModelProxy__factory(payer).deploy(model, world.seller, setup);
    const eurc = ModelUsdc__factory.connect(await proxy.getAddress(), payer);
    await eurc.mint(payer, maximum);
    const tokenIn = await eurc.getAddress();
    const quote = { ...(await world.makeQuote(order, 1n)), tokenIn };
    const conversion = { ...world.convertBy(await world.signQuote(quote)), tokenIn };
    const nonce = ethers.TypedDataEncoder.hashStruct("FxLock", lockTypes, { order, conversion });
    const authorization = {
      from: payer.address,
      to: routerAddress,
      value: maximum,
      validAfter: 0n,
      validBefore: BigInt(order.lockBy) + 1n,
      nonce,
    };
    const { chainId } = await ethers.provider.getNetwork();
    const signature = await payer.signTypedData(
      { name: "EURC", version: "2", chainId, verifyingContract: tokenIn },
      {
        ReceiveWithAuthorization: [
          { name: "from", type: "address" },
          { name: "to", type: "address" },
          { name: "value", type: "uint256" },
          { name: "validAfter", type: "uint256" },
          { name: "validBefore", type: "uint256" },
          { name: "nonce", type: "bytes32" },
        ],
      },
      authorization,
    );
    await relayed.lockExactWithAuthorization(order, "0x", conversion, payer, signature);
    expect(await eurc.authorizationState(payer, nonce)).to.equal(true);
    expect(await eurc.balanceOf(payer)).to.equal(maximum - price);
  });
});
