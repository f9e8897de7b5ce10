import { writeFile } from "node:fs/promises";

import { expect } from "chai";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";
import { createGoldenWorld, type GoldenWorld } from "../../helpers/goldenWorld.ts";

// What a person reads before signing, word for word. UPDATE_GOLDEN=1 writes the files anew, for review.
describe("the words of lading", function () {
  this.timeout(120_000);
  let world: GoldenWorld;

  before(async () => {
    world = await createGoldenWorld();
  });

  after(() => world.close());

  const texts: Record<string, () => Promise<void>> = {
    "order-lock": async () =>
      world.compare("order-lock", ["order", "lock", (await world.drafted()).path], world.buyer.address),
    "order-lock-relay": async () =>
      world.compare(
        "order-lock-relay",
        ["order", "lock", (await world.drafted()).path, "--relay", "x.json"],
        world.buyer.address,
      ),
    "order-lock-pay-with": async () => {
      const quote = await world.signedQuote({
        amountIn: 9_200_000_000n,
        amountOut: 10_000_000_000n,
        validUntil: world.clockStart + 3_600,
        nonce: 7n,
      });
      const path = world.file("quote.json");
      await writeFile(path, jsonText(formatSignedQuote(quote)));
      await world.mint(world.eurc, world.buyer.address, 20_000_000_000n);
      await world.clockAt(world.clockStart + 60);
      const pay = ["--pay-with", world.eurc, "--router", world.router, "--rfq-venue", world.rfqVenue];
      const args = ["order", "lock", (await world.drafted()).path, ...pay, "--quote", path];
      await world.compare("order-lock-pay-with", args, world.buyer.address);
    },
    "order-deliver-sign": async () => {
      const args = ["order", "deliver", (await world.locked()).path, "--evidence-hash", hashOf("photo")];
      await world.compare("order-deliver-sign", [...args, "--relay", "x.json"], world.carrier.address);
    },
    "order-deliver": async () => {
      const { path } = await world.locked();
      const files = [world.file("one.json"), world.file("two.json")];
      for (const [index, { address }] of [world.carrier, world.inspector].entries()) {
        const sign = [
          "order",
          "deliver",
          path,
          "--evidence-hash",
          hashOf("photo"),
          "--relay",
          files[index] ?? "",
        ];
        expect((await world.inProcess([...sign, "--yes", "--account", address])).code).to.equal(0);
      }
      const args = ["order", "deliver", path, "--attestation", ...files];
      await world.compare("order-deliver", args, world.stranger.address);
    },
    "order-settle-accept": async () => {
      const { path } = await world.disputed();
      const offer = world.file("offer.json");
      const sign = ["order", "settle", path, "--to-buyer", "3000", "--to-seller", "7000", "--relay", offer];
      const signed = await world.inProcess([...sign, "--yes", "--account", world.buyer.address]);
      expect(signed.code, signed.err).to.equal(0);
      await world.compare(
        "order-settle-accept",
        ["order", "settle", path, "--accept", offer],
        world.seller.address,
      );
    },
    "order-release": async () =>
      world.compare("order-release", ["order", "release", (await world.locked()).path], world.buyer.address),
    "order-release-part": async () => {
      const args = ["order", "release", (await world.locked()).path, "--amount", "2500"];
      await world.compare("order-release-part", args, world.buyer.address);
    },
    "order-claim": async () => {
      const { path } = await world.delivered();
      await world.clockAt(world.clockStart + 4 * day);
      await world.compare("order-claim", ["order", "claim", path], world.seller.address);
    },
    "order-claim-relay": async () => {
      const { path } = await world.delivered();
      await world.clockAt(world.clockStart + 4 * day);
      const args = ["order", "claim", path, "--receiver", world.stranger.address, "--relay", "x.json"];
      await world.compare("order-claim-relay", args, world.seller.address);
    },
    "order-refund": async () =>
      world.compare("order-refund", ["order", "refund", (await world.locked()).path], world.seller.address),
    "order-reclaim": async () => {
      const { path } = await world.locked();
      await world.clockAt(world.clockStart + 11 * day);
      await world.compare("order-reclaim", ["order", "reclaim", path], world.buyer.address);
    },
    "order-dispute": async () => {
      const why = ["--reason", "damaged", "--amount", "4000", "--evidence-hash", hashOf("broken")];
      await world.compare(
        "order-dispute",
        ["order", "dispute", (await world.delivered()).path, ...why],
        world.buyer.address,
      );
    },
    "order-dispute-seller": async () => {
      const why = ["--reason", "attesters-silent", "--evidence-hash", hashOf("delivered")];
      const args = ["order", "dispute", (await world.locked()).path, ...why];
      await world.compare("order-dispute-seller", args, world.seller.address);
    },
    "order-evidence": async () => {
      const args = ["order", "evidence", (await world.disputed()).path, "--uri", "ipfs://report"];
      await world.compare("order-evidence", args, world.seller.address);
    },
    "order-rule": async () => {
      const { path } = await world.disputed();
      await world.clockAt(world.clockStart + 4 * day);
      const args = ["order", "rule", path, "--to-buyer", "6000", "--to-seller", "3800"];
      await world.compare("order-rule", args, world.arbitrator.address);
    },
    "order-default": async () => {
      const { path } = await world.disputed();
      await world.clockAt(world.clockStart + 15 * day);
      await world.compare("order-default", ["order", "default", path], world.stranger.address);
    },
    "order-settle": async () => {
      const args = [
        "order",
        "settle",
        (await world.disputed()).path,
        "--to-buyer",
        "3000",
        "--to-seller",
        "7000",
      ];
      await world.compare("order-settle", [...args, "--relay", "x.json"], world.buyer.address);
    },
    "order-reassign": async () => {
      const args = ["order", "reassign", (await world.delivered()).path, "--side", "seller", "--to"];
      await world.compare("order-reassign", [...args, world.stranger.address], world.seller.address);
    },
    "order-show": async () =>
      world.compare("order-show", ["order", "show", (await world.delivered()).orderId]),
    "order-show-disputed": async () => {
      const args = ["order", "show", (await world.disputed()).orderId, "--as", world.seller.address];
      await world.compare("order-show-disputed", args);
    },
    "order-list": async () => {
      await world.delivered();
      await world.compare("order-list", ["order", "list", "--of", world.seller.address]);
    },
    position: async () => {
      await world.delivered();
      await world.compare("position", ["position", "--of", world.seller.address]);
    },
    "terms-check": async () => world.compare("terms-check", ["terms", "check", world.termsId]),
    "terms-publish": async () => {
      const path = world.file("new-terms.json");
      await writeFile(path, jsonText({ ...world.terms, documentHash: hashOf("others") }));
      await world.compare("terms-publish", ["terms", "publish", path], world.stranger.address);
    },
    relay: async () => {
      const { path } = await world.locked();
      const relay = world.file("relay.json");
      const sign = ["order", "release", path, "--relay", relay, "--yes", "--account", world.buyer.address];
      expect((await world.inProcess(sign)).code).to.equal(0);
      await world.compare("relay", ["relay", relay], world.stranger.address);
    },
    "credit-withdraw": async () => {
      const { order } = await world.locked();
      await world.blacklist(world.seller.address);
      await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
      await world.unBlacklist(world.seller.address);
      const args = ["credit", "withdraw", "--token", world.usdc];
      await world.compare("credit-withdraw", args, world.seller.address);
      await world.compare("credit-withdraw-relay", [...args, "--relay", "x.json"], world.seller.address);
    },
  };

  for (const [name, run] of Object.entries(texts)) {
    it(`of ${name}`, () => world.inSnapshot(run));
  }
});
