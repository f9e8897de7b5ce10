import { expect } from "chai";
import { encodeFxPayout } from "../../../src/order/exchange/payout.ts";
import { permit2Address } from "../../../src/order/fundingTypedData.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { day, deliver, poorAccount } from "../../helpers/escrowWorld.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { deploySafe } from "../../helpers/safe.ts";

describe("every signed form of the exchange, from accounts without ether, carried by another", () => {
  const buyer = poorAccount("buyer of another currency");
  const seller = poorAccount("seller of another currency");
  let world: ExchangeWorld;
  const newOrder = () => world.newOrder({ buyer: buyer.address, seller: seller.address });
  const stateOf = (order: Order) => world.operator.getOrderState({ order });

  before(async () => {
    world = await createExchangeWorld();
    await world.mint(world.eurc, buyer.address, 100_000_000_000n);
    await world.approveFree(buyer.address, world.eurc, permit2Address);
  });

  afterEach(async () => {
    expect(await world.routerHolds()).to.deep.equal([0n, 0n, 0n]);
    for (const { address } of [buyer, seller]) {
      expect(await world.operator.getBalance({ address })).to.equal(0n);
    }
  });

  it("ReceiveWithAuthorization: the leftover goes back to the payer, and nothing in it can be changed", async () => {
    const order = await newOrder();
    const quote = await world.signedQuote({ taker: buyer.address });
    const conversion = world.conversionOf(quote, { maximumIn: 1_000_000_000n });
    const signature = await world.clientOf(buyer).signFxAuthorization({ order, conversion });
    const before = await world.balanceOf(world.eurc, buyer.address);
    const lock = { order, conversion, payer: buyer.address, signature };
    const others = [
      { ...lock, order: { ...order, amount: order.amount - 1n } },
      { ...lock, conversion: { ...conversion, maximumIn: 1_000_000_001n } },
      { ...lock, conversion: { ...conversion, venue: world.maker.address } },
      { ...lock, conversion: world.conversionOf(await world.signedQuote(), { maximumIn: 1_000_000_000n }) },
    ];
    for (const other of others) {
      const failed = await world.relayer.lockExactWithAuthorization(other).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(Error);
      expect(await world.balanceOf(world.eurc, buyer.address)).to.equal(before);
    }
    await world.mined(world.relayer.lockExactWithAuthorization(lock));

    expect((await stateOf(order)).held).to.equal(order.amount);
    expect(await world.balanceOf(world.eurc, buyer.address)).to.equal(before - 920_000_000n);
  });

  it("PermitWitnessTransferFrom: order and conversion are the witness", async () => {
    const order = await newOrder();
    const quote = await world.signedQuote({ taker: buyer.address });
    const conversion = world.conversionOf(quote, { maximumIn: 930_000_000n });
    const nonce = await world.operator.nextPermit2Nonce({ owner: buyer.address });
    const deadline = BigInt(order.lockBy);
    const signature = await world.clientOf(buyer).signFxPermit2({ order, conversion, nonce, deadline });
    const funding = { payer: buyer.address, nonce, deadline, signature };
    const before = await world.balanceOf(world.eurc, buyer.address);
    const other = { ...conversion, venueData: `${conversion.venueData}00` } as const;
    await expectRevert(
      world.relayer.lockExactWithPermit2({ order, conversion: other, funding }),
      "InvalidSigner",
    );
    await world.mined(world.relayer.lockExactWithPermit2({ order, conversion, funding }));

    expect((await stateOf(order)).held).to.equal(order.amount);
    expect(await world.balanceOf(world.eurc, buyer.address)).to.equal(before - 920_000_000n);
  });

  it("Claim and Reclaim into another currency, by signClaim and signReclaim", async () => {
    const [claimed, reclaimed] = [await newOrder(), await newOrder()];
    for (const order of [claimed, reclaimed]) {
      const conversion = world.conversionOf(await world.signedQuote());
      const signature = await world.clientOf(buyer).signFxAuthorization({ order, conversion });
      const lock = { order, conversion, payer: buyer.address, signature };
      await world.mined(world.relayer.lockExactWithAuthorization(lock));
    }
    await deliver(world, [claimed]);
    await world.moveTo(reclaimed.deliverBy + 1);
    const sale = { tokenIn: world.usdc, amountIn: claimed.amount, tokenOut: world.eurc };
    const signBy = reclaimed.deliverBy + day;

    const toSeller = world.payoutOf(
      await world.signedQuote({ ...sale, taker: seller.address, amountOut: 915_000_000n }),
      seller.address,
    );
    const bySeller = { order: claimed, receiver: world.router, data: encodeFxPayout(toSeller), signBy };
    const claimSignature = await world.clientOf(seller).signClaim(bySeller);
    const diverted = { ...toSeller, recipient: world.stranger.address };
    const claim = { order: claimed, payout: toSeller, signBy, signature: claimSignature };
    await expectRevert(world.relayer.claimConverted({ ...claim, payout: diverted }), "SignatureInvalid");
    await world.mined(world.relayer.claimConverted(claim));
    expect(await world.balanceOf(world.eurc, seller.address)).to.equal(915_000_000n);

    const toBuyer = world.payoutOf(
      await world.signedQuote({ ...sale, taker: buyer.address, amountOut: 914_000_000n }),
      buyer.address,
    );
    const byBuyer = { order: reclaimed, receiver: world.router, data: encodeFxPayout(toBuyer), signBy };
    const signature = await world.clientOf(buyer).signReclaim(byBuyer);
    const before = await world.balanceOf(world.eurc, buyer.address);
    await world.mined(
      world.relayer.reclaimConverted({ order: reclaimed, payout: toBuyer, signBy, signature }),
    );
    expect(await world.balanceOf(world.eurc, buyer.address)).to.equal(before + 914_000_000n);
    for (const order of [claimed, reclaimed]) {
      expect((await stateOf(order)).status).to.equal(Status.Settled);
    }
  });

  it("FxQuote of a maker that is a contract: a Safe of two owners", async () => {
    const [first, second] = world.attesters as [(typeof world.attesters)[0], (typeof world.attesters)[0]];
    const safe = await deploySafe(world, [first, second], 2);
    await world.mint(world.usdc, safe.address, 1_000_000_000n);
    await world.approveFree(safe.address, world.usdc, world.rfqVenue);
    const order = await newOrder();
    const quote = await world.newQuote({ maker: safe.address, taker: buyer.address });
    const signed = await world.operator.signQuote({ quote, sign: (digest) => safe.sign(digest) });
    const conversion = world.conversionOf(signed);
    const signature = await world.clientOf(buyer).signFxAuthorization({ order, conversion });
    const lock = { order, conversion, payer: buyer.address, signature };
    await world.mined(world.relayer.lockExactWithAuthorization(lock));

    expect(await world.balanceOf(world.eurc, safe.address)).to.equal(920_000_000n);
    expect(await world.balanceOf(world.usdc, safe.address)).to.equal(0n);
  });
});
