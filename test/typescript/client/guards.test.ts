import { expect } from "chai";
import {
  createWalletClient,
  custom,
  encodeAbiParameters,
  type Hex,
  keccak256,
  maxUint256,
  numberToHex,
} from "viem";

import { claim } from "../../../src/client/claim.ts";
import { lock } from "../../../src/client/lock.ts";
import { nextPermit2Nonce } from "../../../src/client/nextPermit2Nonce.ts";
import { prepare } from "../../../src/client/prepare.ts";
import { refund } from "../../../src/client/refund.ts";
import { signRelease } from "../../../src/client/signRelease.ts";
import { getTokenDomain } from "../../../src/client/tokenDomain.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { permit2Address } from "../../../src/order/fundingTypedData.ts";
import { Status } from "../../../src/order/status.ts";
import { createWorld, day, deliver, hashOf, lockOrder, type World } from "../../helpers/escrowWorld.ts";
import { expectRevert, expectThrow } from "../../helpers/expectRevert.ts";

describe("what the client refuses to sign or send", () => {
  let world: World;
  const evidenceHash = hashOf("evidence");

  before(async () => {
    world = await createWorld();
  });

  it("an offer to settle that stands more than 48 hours", async () => {
    const buyer = world.clientOf(world.buyer);
    const order = await lockOrder(world);
    const nowAt = await world.now();
    const offer = { order, toBuyer: 0n, toSeller: order.amount };
    await expectThrow(
      buyer.signSettlement({ ...offer, signBy: nowAt + 2 * day + 1 }),
      "SettlementOfferTooLongError",
    );
    expect(await buyer.signSettlement({ ...offer, signBy: nowAt + 2 * day })).to.match(/^0x/);
  });

  it("an offer that outlives the first second in which a ruling could be possible", async () => {
    const buyer = world.clientOf(world.buyer);
    const { terms, termsId } = await world.publish({ evidencePeriod: day });
    const order = await lockOrder(world, { termsId });
    const offer = { order, toBuyer: 0n, toSeller: order.amount };
    const undisputed = (await world.now()) + day;
    await expectThrow(
      buyer.signSettlement({ ...offer, signBy: undisputed + 1 }),
      "SettlementOfferTooLongError",
    );
    expect(await buyer.signSettlement({ ...offer, signBy: undisputed })).to.match(/^0x/);

    await deliver(world, [order]);
    await world.mined(buyer.dispute({ order, reason: DisputeReason.Damaged, evidenceHash }));
    const { until } = await world.operator.getOrderState({ order });
    const opensAt = until - terms.rulingPeriod + terms.evidencePeriod + 1;
    await expectThrow(buyer.signSettlement({ ...offer, signBy: opensAt }), "SettlementOfferTooLongError");
    expect(await buyer.signSettlement({ ...offer, signBy: opensAt - 1 })).to.match(/^0x/);
    await world.moveTo(opensAt);
    await expectThrow(
      buyer.signSettlement({ ...offer, signBy: opensAt + 3_601 }),
      "SettlementOfferTooLongError",
    );
    expect(await buyer.signSettlement({ ...offer, signBy: opensAt + 3_600 })).to.match(/^0x/);
    for (const signBy of [opensAt, opensAt - day])
      await expectThrow(buyer.signSettlement({ ...offer, signBy }), "SettlementOfferOverError");
  });

  it("an attestation for what is not Locked", async () => {
    const [locked, fresh, delivered] = [
      await lockOrder(world),
      await world.newOrder(),
      await lockOrder(world),
    ];
    await deliver(world, [delivered]);
    const orderIds = await Promise.all(
      [locked, fresh, delivered].map((order) => world.operator.getOrderId({ order })),
    );
    const attestation = { account: world.attesters[0], evidenceHash, signBy: (await world.now()) + day };
    const error = await expectThrow(
      world.operator.signDelivery({ ...attestation, orderIds }),
      "OrdersNotLockedError",
    );
    expect(error).to.have.property("orderIds").that.deep.equals(orderIds.slice(1));
    expect(error.message).to.contain("None").and.to.contain("Delivered");
    expect(await world.operator.signDelivery({ ...attestation, orderIds: orderIds.slice(0, 1) })).to.match(
      /^0x/,
    );
  });

  it("a confirmation by somebody whom the terms do not name, of nothing, or under unknown terms", async () => {
    const orders = [await lockOrder(world)];
    const signBy = (await world.now()) + day;
    const confirmation = { orders, evidenceHash, signBy };
    const attestations = { [world.stranger.address]: "0x1234" } as Record<Hex, Hex>;
    await expectThrow(
      world.relayer.confirmDelivery({ ...confirmation, attestations }),
      "AttesterUnknownError",
    );
    await expectThrow(
      world.relayer.confirmDelivery({ ...confirmation, orders: [], attestations: {} }),
      "OrdersMissingError",
    );
    const [order] = orders;
    if (order === undefined) throw new Error("no order");
    const elsewhere = [{ ...order, termsId: evidenceHash }];
    await expectThrow(
      world.relayer.confirmDelivery({ ...confirmation, orders: elsewhere, attestations: {} }),
      "TermsNotFoundError",
    );
    await expectRevert(
      world.relayer.confirmDelivery({ ...confirmation, attestations: {} }),
      "AttestationsTooFew",
      { given: 0n, threshold: 2n },
    );
  });

  it("anything without an account", async () => {
    const client = createWalletClient({ transport: custom(world.provider) });
    const order = await world.newOrder();
    await expectThrow(lock(client, { escrow: world.escrow, order }), "AccountMissingError");
    await expectThrow(
      signRelease(client, { escrow: world.escrow, order, releasedTotal: 1n, signBy: 1 }),
      "AccountMissingError",
    );
  });

  it("a signature for a token whose domain it cannot prove", async () => {
    const order = await world.newOrder({ token: world.mock });
    await expectThrow(
      world.clientOf(world.buyer).signLockAuthorization({ order }),
      "TokenDomainUnknownError",
    );
    expect(await getTokenDomain(world.operator, world.usdc)).to.deep.equal({
      name: "USD Coin",
      version: "2",
      chainId: 31_337,
      verifyingContract: world.usdc,
    });
  });
});

describe("how the client sends", () => {
  let world: World;

  before(async () => {
    world = await createWorld();
  });

  it("works with an account that the node keeps, and without a chain", async () => {
    const order = await lockOrder(world);
    const node = createWalletClient({
      account: world.buyer.address,
      transport: custom(world.provider, { retryCount: 0 }),
    });
    const release = { escrow: world.escrow, order, releasedTotal: 3n, signBy: (await world.now()) + day };
    const signature = await signRelease(node, release);
    expect(signature).to.equal(await world.clientOf(world.buyer).signRelease(release));
    await world.mined(world.relayer.release({ ...release, signature }));
    expect((await world.operator.getOrderState({ order })).released).to.equal(3n);

    await world.mined(
      refund(node, { escrow: world.escrow, order, amount: 1n, account: world.seller.address }),
    );
    expect((await world.operator.getOrderState({ order })).held).to.equal(order.amount - 4n);
  });

  it("prepares without sending, and sends through others", async () => {
    const order = await lockOrder(world);
    const seller = world.clientOf(world.seller);
    const parameters = { escrow: world.escrow, order, amount: 5n };
    const prepared = await prepare(seller, refund, parameters);
    expect(prepared).to.include({ to: world.escrow, functionName: "refund" });
    expect(prepared.args).to.deep.equal([order, 5n]);
    expect(prepared.account.address).to.equal(world.seller.address);
    expect((await world.operator.getOrderState({ order })).held).to.equal(order.amount);

    const { to, data } = prepared;
    await world.mined(seller.refund({ order, amount: 5n, send: () => seller.sendTransaction({ to, data }) }));
    expect((await world.operator.getOrderState({ order })).held).to.equal(order.amount - 5n);
    await expectRevert(prepare(seller, claim, { escrow: world.escrow, order }), "OrderStatusNotAllowed");
    expect((await world.operator.getOrderState({ order })).status).to.equal(Status.Locked);
  });

  it("keeps viem's own signAuthorization (EIP-7702)", async () => {
    const authorization = await world.clientOf(world.buyer).signAuthorization({
      contractAddress: world.escrow,
      chainId: 31_337,
      nonce: 0,
    });
    expect(authorization).to.include({ chainId: 31_337, nonce: 0 });
  });

  it("picks Permit2 nonces across words", async () => {
    const owner = world.buyer.address;
    // Permit2 keeps `nonceBitmap` in its first slot: mapping(owner => mapping(word => bitmap)).
    const fill = async (word: bigint, bitmap: bigint) => {
      const outer = keccak256(encodeAbiParameters([{ type: "address" }, { type: "uint256" }], [owner, 0n]));
      const slot = keccak256(encodeAbiParameters([{ type: "uint256" }, { type: "bytes32" }], [word, outer]));
      const value = numberToHex(bitmap, { size: 32 });
      await world.provider.request({ method: "hardhat_setStorageAt", params: [permit2Address, slot, value] });
    };
    await fill(0n, maxUint256);
    expect(await nextPermit2Nonce(world.operator, { owner })).to.equal(256n);
    await fill(1n, 0b1011n);
    expect(await nextPermit2Nonce(world.operator, { owner })).to.equal(258n);
    await fill(0n, maxUint256 ^ (1n << 200n));
    expect(await nextPermit2Nonce(world.operator, { owner })).to.equal(200n);
    expect(await nextPermit2Nonce(world.operator, { owner, reserved: [200n] })).to.equal(258n);
  });
});
