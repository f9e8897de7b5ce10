import { writeFile } from "node:fs/promises";

import { expect } from "chai";
import type { Address, Hex } from "viem";
import { mnemonicToAccount } from "viem/accounts";

import type { Order } from "../../../src/order/order.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";

describe("lading order: a trade between four parties", function () {
  this.timeout(600_000);
  let world: CliWorld;

  before(async () => {
    world = await createCliWorld();
    await world.mint(world.usdc, world.buyer.address, 100_000_000_000n);
  });

  after(() => world.close());

  /** Runs the program in this process and expects it to have done what it should. */
  const done = (args: readonly string[], account?: Address) => checked(world.quick, args, account);

  async function checked(runIn: typeof world.lading, args: readonly string[], account: Address | undefined) {
    const run = await runIn([...args, "--json"], account);
    expect(run.err, args.join(" ")).not.to.match(/Error|refused/);
    expect(run.code, `${args.join(" ")}\n${run.err}`).to.equal(0);
    return JSON.parse(run.out);
  }

  it("locks, delivers, shows and claims, each in a process of its own", async () => {
    const done = (args: readonly string[], account?: Address) => checked(world.lading, args, account);
    const { path, orderId } = await world.orderFile();
    const { buyer, seller, carrier, inspector } = world;
    const locked = await done(["order", "lock", path], buyer.address);
    expect(locked).to.deep.include({
      action: "order lock",
      orderId,
      amount: { value: "10000.00", currency: "USDC" },
      sent: true,
    });
    // The signed payment goes with the lock.
    expect(locked.transactions).to.have.lengthOf(1);

    await writeFile(world.file("photo.jpg"), "a photo");
    const evidence = ["--evidence", world.file("photo.jpg")];
    const attestations = [world.file("carrier.json"), world.file("inspector.json")];
    for (const [index, attester] of [carrier, inspector].entries()) {
      const relay = ["--relay", attestations[index] ?? ""];
      const signed = await done(["order", "deliver", path, ...evidence, ...relay], attester.address);
      expect(signed).to.deep.include({ sent: false, signed: true });
    }
    await done(["order", "deliver", path, "--attestation", ...attestations], carrier.address);

    const shown = await done(["order", "show", orderId]);
    expect(shown).to.include({ status: "Delivered", orderId });
    expect(shown.timeline.map(({ what }: { what: string }) => what)).to.deep.equal([
      `locked: 10,000.00 USDC, paid by ${buyer.address}`,
      "delivered: the attesters signed",
      "inspection ends: last time to dispute",
      "the seller can claim the money",
      "anybody can claim it for the seller",
    ]);

    const early = await world.lading(["order", "claim", orderId], seller.address);
    expect(early.err).to.match(
      /It is too early for this[\s\S]*ActionTooEarly[\s\S]*docs\/errors.md#actiontooearly/,
    );
    expect(early.code).to.equal(1);

    await world.moveTo((await world.now()) + 3 * day + 60);
    await done(["order", "claim", orderId], seller.address);
    expect(await world.balanceOf(world.usdc, seller.address)).to.equal(9_900_000_000n);
    const [everybodys] = (await world.quick(["order", "list", "--all"])).out.split("\n");
    expect(everybodys).to.match(/^order +status +until +amount +held$/);
    const listed = await done(["order", "list", "--of", seller.address, "--all"]);
    expect(listed).to.have.lengthOf(1);
    expect(listed[0]).to.include({ orderId, status: "Settled" });
    expect(await done(["order", "list", "--of", seller.address])).to.deep.equal([]);
  });

  /** An order that was locked and confirmed without the program. */
  async function delivered() {
    const file = await locked();
    await confirm(file);
    return file;
  }

  async function locked() {
    const file = await world.orderFile();
    await world.approve(world.buyer, world.usdc);
    await world.mined(world.clientOf(world.buyer).lock({ order: file.order }));
    return file;
  }

  async function confirm({ order, orderId }: { order: Order; orderId: Hex }) {
    const { operator, carrier, inspector } = world;
    const delivery = { orderIds: [orderId], evidenceHash: hashOf("photo"), signBy: order.deliverBy };
    const attestations = {
      [carrier.address]: await operator.signDelivery({ ...delivery, account: carrier }),
      [inspector.address]: await operator.signDelivery({ ...delivery, account: inspector }),
    };
    await world.mined(operator.confirmDelivery({ orders: [order], ...delivery, attestations }));
  }

  it("disputes, takes evidence and a ruling", async () => {
    const { path, orderId } = await delivered();
    const { buyer, seller, arbitrator } = world;
    await writeFile(world.file("broken.jpg"), "a broken lamp");
    const reason = ["--reason", "damaged", "--evidence", world.file("broken.jpg"), "--amount", "4,000"];
    const more = ["order", "dispute", path, ...reason.slice(0, -1), "20,000", "--dry-run"];
    expect((await done(more, buyer.address)).words.will).to.deep.equal([
      "The order holds less than 20,000.00 USDC: all of it is disputed.",
      "10,000.00 USDC stays in the escrow until the dispute is over.",
    ]);
    const before = await world.balanceOf(world.usdc, seller.address);
    const disputed = await done(["order", "dispute", path, ...reason], buyer.address);
    expect(disputed.amount).to.deep.equal({ value: "4000.00", currency: "USDC" });
    expect((await world.balanceOf(world.usdc, seller.address)) - before).to.equal(5_940_000_000n);
    await done(["order", "evidence", orderId, "--uri", "ipfs://report"], seller.address);

    const ruling = ["order", "rule", orderId, "--to-buyer", "3000", "--to-seller", "920"];
    const stranger = await world.quick(ruling, seller.address);
    expect(stranger.err).to.match(/Only the arbitrator of the terms rules/);
    await world.moveTo((await world.now()) + 4 * day);
    await done(ruling, arbitrator.address);
    expect(await world.balanceOf(world.usdc, arbitrator.address)).to.equal(80_000_000n);
    const { timeline, status } = await done(["order", "show", orderId]);
    expect(status).to.equal("Settled");
    expect(timeline.map(({ what }: { what: string }) => what).slice(2)).to.deep.equal([
      "the undisputed part paid: 5,940.00 USDC to the seller, 60.00 USDC as the fee",
      "disputed by the buyer: the goods are damaged; 4,000.00 USDC held until it is over",
      `evidence by ${seller.address}: ipfs://report`,
      "ruled by the arbitrator: 910.80 USDC to the seller, 9.20 USDC as the fee, 3,000.00 USDC to the buyer, 80.00 USDC to the arbitrator",
    ]);
  });

  it("settles by both signatures, carried by a stranger, and by one side's call", async () => {
    const { buyer, seller, stranger } = world;
    const division = ["--to-buyer", "3000", "--to-seller", "7000"];
    const first = await delivered();
    const [offer, consent] = [world.file("offer.json"), world.file("consent.json")];
    const offering = ["order", "settle", first.path, ...division, "--relay", offer];
    const offered = await world.quick(offering, buyer.address);
    expect(offered.out).to.include(`--accept ${offer}`).and.not.to.include("Anybody");
    await done(["order", "settle", first.path, "--accept", offer, "--relay", consent], seller.address);
    const alone = await world.quick(["relay", offer], stranger.address);
    expect(alone.err).to.match(/SignatureInvalid|CallerNotHolder/);
    expect(alone.code).to.equal(1);
    const paid = await done(["relay", offer, consent], stranger.address);
    expect(paid.toSeller).to.deep.equal({ value: "7000.00", currency: "USDC" });

    const second = await delivered();
    await done(["order", "settle", second.path, ...division, "--relay", offer], seller.address);
    await done(["order", "settle", second.path, "--accept", offer], buyer.address);
    expect((await done(["order", "show", second.orderId])).status).to.equal("Settled");

    const wrongSum = await world.quick(
      ["order", "settle", (await delivered()).path, "--to-buyer", "1", "--relay", offer],
      seller.address,
    );
    expect(wrongSum.err).to.match(/What is divided is not what is held/);
  });

  it("releases, refunds, reclaims, reassigns and ends by default", async () => {
    const { buyer, seller, stranger } = world;
    const part = await locked();
    await done(["order", "release", part.path, "--amount", "2500.50"], buyer.address);
    await done(["order", "refund", part.path, "--amount", "500"], seller.address);
    const { held, released } = await done(["order", "show", part.path]);
    expect([held.value, released.value]).to.deep.equal(["6999.50", "2500.50"]);
    const to = ["--side", "seller", "--to", stranger.address];
    await done(["order", "reassign", part.path, ...to], seller.address);
    expect(await done(["order", "list", "--of", stranger.address])).to.have.lengthOf(1);

    const disputed = await delivered();
    const evidence = ["--reason", "other", "--evidence-hash", hashOf("why")];
    await done(["order", "dispute", disputed.path, ...evidence], buyer.address);
    await world.moveTo((await world.now()) + 15 * day);
    await done(["order", "default", disputed.orderId], stranger.address);
    await done(["order", "reclaim", part.orderId], buyer.address);
    expect((await done(["order", "show", part.orderId])).status).to.equal("Settled");
  });

  it("claims for the seller once anybody may, and pays the holder whatever a node says of it", async () => {
    const { seller, stranger } = world;
    const { order, orderId, path } = await delivered();
    const early = await world.quick(["order", "claim", path], stranger.address);
    expect(early.code).to.equal(1);
    await world.moveTo((await world.now()) + 34 * day);
    const before = await world.balanceOf(world.usdc, seller.address);
    const dry = await done(["order", "claim", orderId, "--dry-run"], stranger.address);
    expect(dry.calls.map(({ functionName }: { functionName: string }) => functionName)).to.deep.equal([
      "claimMany",
    ]);
    await done(["order", "claim", orderId], stranger.address);
    expect((await world.balanceOf(world.usdc, seller.address)) - before).to.equal(
      (order.amount * 99n) / 100n,
    );
  });

  it("relays what an account without ether signed", async () => {
    const poor = mnemonicToAccount("test test test test test test test test test test test junk", {
      addressIndex: 15,
    });
    await world.provider.request({ method: "hardhat_setBalance", params: [poor.address, "0x0"] });
    await world.mint(world.usdc, poor.address, 10_000_000_000n);
    const { path, orderId } = await world.orderFile({ buyer: poor.address });
    const relay = world.file("relay.json");

    const sent = await world.quick(["order", "lock", path], poor.address);
    expect(sent.err).to.match(/too little ETH to pay for the gas[\s\S]*--relay/);
    expect(sent.code).to.equal(1);
    await done(["order", "lock", path, "--relay", relay], poor.address);
    await done(["relay", relay], world.stranger.address);
    await done(["order", "release", orderId, "--relay", relay], poor.address);
    const { amount } = await done(["relay", relay], world.stranger.address);
    expect(amount).to.deep.equal({ value: "10000.00", currency: "USDC" });
    const again = await world.quick(["relay", relay], world.stranger.address);
    expect(again.err).to.include("OrderStatusNotAllowed");
  });
});
