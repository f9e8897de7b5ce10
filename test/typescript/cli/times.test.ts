import { readFile } from "node:fs/promises";

import { expect } from "chai";
import type { Address } from "viem";

import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";

describe("lading: dates of an order on the command line", function () {
  this.timeout(120_000);
  let world: CliWorld;

  before(async () => {
    world = await createCliWorld();
    await world.mint(world.usdc, world.buyer.address, 10n ** 15n);
    await world.approve(world.buyer, world.usdc);
  });

  after(() => world.close());

  const run = (args: readonly string[], account: Address) =>
    world.inProcess([...args, "--account", account, "--yes"]);

  async function locked(overrides: Parameters<CliWorld["orderFile"]>[0] = {}) {
    const file = await world.orderFile(overrides);
    await world.mined(world.clientOf(world.buyer).lock({ order: file.order }));
    return file;
  }

  /** A delivered order that the buyer disputed; evidence may be given for three days, then a ruling is possible. */
  async function disputed() {
    const file = await locked();
    const { order, orderId } = file;
    const delivery = { orderIds: [orderId], evidenceHash: hashOf("receipt"), signBy: order.deliverBy };
    const attestations = Object.fromEntries(
      await Promise.all(
        [world.carrier, world.inspector].map(async (account) => [
          account.address,
          await world.operator.signDelivery({ ...delivery, account }),
        ]),
      ),
    );
    await world.mined(world.operator.confirmDelivery({ orders: [order], ...delivery, attestations }));
    const complaint = { reason: DisputeReason.Damaged, evidenceHash: hashOf("broken") };
    await world.mined(world.clientOf(world.buyer).dispute({ order, ...complaint }));
    const { until } = await world.operator.getOrderState({ order });
    return { ...file, until, rulingFrom: until - world.terms.rulingPeriod + world.terms.evidencePeriod + 1 };
  }

  const divide = ["--to-buyer", "3000", "--to-seller", "7000"];
  const risk = "A ruling is possible now.";
  const signByOf = async (path: string): Promise<number> => {
    const { signBy } = JSON.parse(await readFile(path, "utf8"));
    return typeof signBy === "number" ? signBy : Date.parse(signBy) / 1_000;
  };

  describe("an offer to settle", () => {
    it("ends before a ruling is possible, and says nothing of a risk", async () => {
      const { path, rulingFrom } = await disputed();
      await world.moveTo(rulingFrom - 3_600);
      const offer = world.file("early.json");
      const signed = await run(["order", "settle", path, ...divide, "--relay", offer], world.buyer.address);
      expect(signed.code, signed.err).to.equal(0);
      expect(signed.err).not.to.include(risk);
      expect(await signByOf(offer)).to.equal(rulingFrom - 1);
    });

    for (const [when, seconds] of [
      ["in the time for a ruling", 4 * day],
      ["after it", 15 * day],
    ] as const)
      it(`lives an hour ${when}, with the risk in words, and is accepted within it`, async () => {
        const { path, orderId } = await disputed();
        await world.moveTo((await world.now()) + seconds);
        const nowAt = await world.now();
        const offer = world.file(`late-${seconds}.json`);
        const shown = await world.inProcess(["order", "show", path, "--as", world.buyer.address]);
        expect(shown.out).to.include("order settle");
        const signed = await run(["order", "settle", path, ...divide, "--relay", offer], world.buyer.address);
        expect(signed.code, signed.err).to.equal(0);
        expect(signed.err).to.include(seconds < 14 * day ? risk : "The default can be paid now.");
        expect(await signByOf(offer)).to.equal(nowAt + 3_600);
        const longer = await run(
          ["order", "settle", path, ...divide, "--relay", offer, "--sign-by", "2 hours"],
          world.buyer.address,
        );
        expect(longer.code).to.equal(64);
        expect(longer.err).to.include("--sign-by 2 hours is too late: at the latest");

        const accept = ["order", "settle", path, "--accept", offer];
        await doneInProcess(world, accept, { account: world.seller.address });
        expect((await doneInProcess(world, ["order", "show", orderId])).status).to.equal("Settled");
      });

    it("is not signed in the last second before a ruling is possible, when it would be over on arrival", async () => {
      const { path, rulingFrom } = await disputed();
      await world.moveTo(rulingFrom - 1);
      const offer = ["order", "settle", path, ...divide, "--relay", world.file("none.json")];
      const refused = await run(offer, world.buyer.address);
      expect(refused.code).to.equal(1);
      expect(refused.err).to.include("would be over when it arrives");
      const shown = await world.inProcess(["order", "show", path]);
      expect(shown.out).not.to.include("order settle");
    });

    it("that is over is not accepted, by a call or by a signature", async () => {
      const { path } = await disputed();
      const offer = world.file("over.json");
      const soon = ["--sign-by", "1 hour"];
      await doneInProcess(world, ["order", "settle", path, ...divide, "--relay", offer, ...soon], {
        account: world.buyer.address,
      });
      await world.moveTo((await world.now()) + 3_601);
      for (const how of [[], ["--relay", world.file("consent.json")]]) {
        const refused = await run(["order", "settle", path, "--accept", offer, ...how], world.seller.address);
        expect(refused.code, refused.err).to.equal(1);
        expect(refused.err).to.include("The offer is over").and.to.include("Ask for a new one");
      }
    });
  });

  it("a signature's last time may be a span, and never lies in the past", async () => {
    const { path } = await locked();
    const release = ["order", "release", path, "--relay", world.file("release.json"), "--sign-by"];
    const nowAt = await world.now();
    for (const [given, seconds] of [
      ["2 days", 2 * day],
      ["60d", 60 * day],
      ["1d12h", 1.5 * day],
      ["90 minutes", 5_400],
    ] as const) {
      const signed = await run([...release, given], world.buyer.address);
      expect(signed.code, signed.err).to.equal(0);
      expect(await signByOf(world.file("release.json"))).to.equal(nowAt + seconds);
    }
    const settle = ["order", "settle", path, ...divide, "--relay", world.file("offer.json"), "--sign-by"];
    for (const [args, account] of [
      [release, world.buyer.address],
      [settle, world.seller.address],
    ] as const)
      for (const given of ["2020-01-01", "0 days", "2020-01-01T10:00:00Z"]) {
        const refused = await run([...args, given], account);
        expect(refused.code, given).to.equal(64);
        expect(refused.err).to.include(`--sign-by ${given} is over already`);
      }
    const unread = await run([...release, "3 months"], world.buyer.address);
    expect(unread.code).to.equal(64);
    expect(unread.err).to.include("--sign-by 3 months is not a time.");
  });

  it("attesters, who must sign the same last time, name it by a date", async () => {
    const { path } = await locked();
    const sign = [
      "order",
      "deliver",
      path,
      "--evidence-hash",
      hashOf("seen"),
      "--relay",
      world.file("seen.json"),
    ];
    const refused = await run([...sign, "--sign-by", "2 days"], world.carrier.address);
    expect(refused.code).to.equal(64);
    expect(refused.err).to.include("all attesters must sign the same");
  });

  describe("order show", () => {
    it("prints the commands that work now; what comes later has its date", async () => {
      const { path } = await locked();
      const shown = await world.inProcess(["order", "show", path, "--as", world.buyer.address]);
      expect(shown.out).to.include(`lading order release ${path}`);
      expect(shown.out).not.to.include("lading order reclaim");
      expect(shown.out).to.match(/What you can do later:\n {2}the buyer can take the money back from .* on/);
    });
  });

  describe("order draft", () => {
    const draft = (name: string, dates: readonly string[]) =>
      world.inProcess([
        ...[
          "order",
          "draft",
          world.file(name),
          "--buyer",
          world.buyer.address,
          "--seller",
          world.seller.address,
        ],
        ...["--amount", "100", "--token", world.usdc, "--terms", world.termsId, ...dates],
      ]);
    const lockByOf = async (name: string) =>
      Date.parse(JSON.parse(await readFile(world.file(name), "utf8")).lockBy) / 1_000 - (await world.now());

    it("locks by a week from now, or by a day before the delivery if that is sooner", async () => {
      for (const [given, seconds] of [
        ["60 days", 7 * day],
        ["60d", 7 * day],
        ["5 days", 4 * day],
        ["1 hour", 1_800],
      ] as const) {
        const drafted = await draft(`${given}.json`, ["--deliver-by", given]);
        expect(drafted.code, drafted.err).to.equal(0);
        expect(await lockByOf(`${given}.json`), given).to.equal(seconds);
      }
    });

    it("refuses dates that are over or in the wrong order, in the words of the options", async () => {
      for (const [dates, words] of [
        [["--deliver-by", "2020-01-01"], "--deliver-by 2020-01-01 is over already"],
        [["--deliver-by", "5 days", "--lock-by", "2020-01-01"], "--lock-by 2020-01-01 is over already"],
        [
          ["--deliver-by", "5 days", "--lock-by", "7 days"],
          "--lock-by 7 days is not before --deliver-by 5 days",
        ],
      ] as const) {
        const refused = await draft("refused.json", dates);
        expect(refused.code, refused.err).to.equal(64);
        expect(refused.err).to.include(words);
      }
    });
  });
});
