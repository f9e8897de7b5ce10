import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { type Address, type Hex, hashTypedData } from "viem";
import { main } from "../../../src/cli/main.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import { deliveryTypedData } from "../../../src/order/typedData.ts";
import { utcTime } from "../../../src/order/utcTime.ts";
import { createP256Key } from "../../helpers/attesterKeys.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";
import { quietTerminal } from "../../helpers/quietTerminal.ts";
import { runLading } from "../../helpers/runLading.ts";

describe("lading order: asked, signed, watched and read", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let attesters: Address[];

  before(async () => {
    world = await createCliWorld();
    attesters = [...world.terms.attesters] as Address[];
    await world.mint(world.usdc, world.buyer.address, 10n ** 15n);
    await world.approve(world.buyer, world.usdc);
  });

  after(() => world.close());

  async function done(args: readonly string[]): Promise<string> {
    const { code, out, err } = await world.inProcess(args);
    expect(code, `${args.join(" ")}\n${err}`).to.equal(0);
    return out;
  }

  async function locked(overrides: Parameters<CliWorld["orderFile"]>[0] = {}) {
    const file = await world.orderFile(overrides);
    await world.mined(world.clientOf(world.buyer).lock({ order: file.order }));
    return file;
  }

  describe("attesters", () => {
    let orders: Awaited<ReturnType<typeof locked>>[];
    const paths = () => orders.map(({ path }) => path);
    const sign = (attester: Address, named: readonly string[], evidence: string) => {
      const out = world.file(`${attester}-${evidence}.json`);
      const how = ["--evidence-hash", hashOf(evidence), "--account", attester, "--yes", "--relay", out];
      return done(["order", "deliver", ...named, ...how]).then(() => out);
    };
    const deliver = (named: readonly string[], files: readonly string[]) =>
      world.inProcess([
        ...["order", "deliver", ...named, "--attestation", ...files],
        ...["--account", world.stranger.address, "--yes", "--json"],
      ]);

    it("are told by show what they can sign, and nobody else is", async () => {
      orders = [await locked(), await locked()];
      const [{ orderId = "0x" } = {}] = orders;
      const [carrier = "0x"] = attesters;
      const shown = await done(["order", "show", orderId, "--as", carrier]);
      expect(shown).to.include("You are one of the 3 attesters of the terms; 2 must sign.");
      expect(shown).to.include(`sign that: lading attest ${orderId} --document FILE\n`);
      const json = JSON.parse(await done(["order", "show", orderId, "--as", carrier, "--json"]));
      expect(json.reader).to.deep.equal({ attester: carrier.toLowerCase(), confirmation: null });
      for (const reader of [world.buyer.address, world.stranger.address])
        expect(await done(["order", "show", orderId, "--as", reader])).not.to.include(
          "attesters of the terms;",
        );
    });

    it("confirm two orders by one signature each, in the order that they signed", async () => {
      const [carrier = "0x", inspector = "0x"] = attesters;
      const files = [await sign(carrier, paths(), "list"), await sign(inspector, paths(), "list")];
      const reversed = await deliver(paths().toReversed(), files);
      expect(reversed.err).to.include("The attesters signed other orders, or in another order.");
      const [first = ""] = paths();
      const alone = await deliver([first], files);
      expect([reversed.code, alone.code]).to.deep.equal([1, 1]);
      const other = await deliver(paths(), [files[0] ?? "", await sign(inspector, paths(), "other")]);
      expect(other.err).to.include("The attestations are not of one and the same delivery.");

      const delivered = await deliver(paths(), files);
      expect(delivered.code, delivered.err).to.equal(0);
      expect(JSON.parse(delivered.out).orderIds).to.deep.equal(orders.map(({ orderId }) => orderId));
      for (const { orderId } of orders)
        expect(JSON.parse(await done(["order", "show", orderId, "--json"])).status).to.equal("Delivered");
    });

    it("are told what was signed, and whether it was they who signed", async () => {
      const [{ orderId = "0x", order } = {}] = orders;
      const [carrier = "0x", , third = "0x"] = attesters;
      const shown = await done(["order", "show", orderId, "--as", carrier]);
      expect(shown)
        .to.match(/Delivery was confirmed at .* UTC, with the evidence 0x/)
        .and.include(hashOf("list"));
      expect(shown).to.match(
        /2 of you signed, for 2 orders together, counting until .*\. You are one of them\./,
      );
      const silent = await done(["order", "show", orderId, "--as", third]);
      expect(silent)
        .to.include("You are none of them.")
        .and.include("There is nothing left for you to sign.");
      const { reader } = JSON.parse(await done(["order", "show", orderId, "--as", third, "--json"]));
      expect(reader.confirmation).to.deep.include({
        ...{ evidenceHash: hashOf("list"), orders: 2, signedByReader: false },
        signBy: utcTime(order?.deliverBy ?? 0),
      });
    });

    it("can be contracts and keys, whose file is lost", async () => {
      const key = createP256Key(await world.deploy("P256Verifier"));
      // Any contract can be named; whether it signs is its own affair.
      const contract = world.router;
      const terms = { ...world.terms, attesters: [contract, key.signer], threshold: 1 };
      await world.mined(world.operator.publishTerms({ terms }));
      const { order, orderId } = await locked({ termsId: termsIdOf(terms) });
      for (const reader of [contract, key.signer])
        expect(await done(["order", "show", orderId, "--as", reader])).to.include(
          `lading attest ${orderId} --document FILE --attester ${reader} --signature FILE`,
        );

      const delivery = { orderIds: [orderId], evidenceHash: hashOf("seal"), signBy: order.deliverBy };
      const digest = hashTypedData(deliveryTypedData({ escrow: world.escrow, chainId: 31_337 }, delivery));
      const attestations = { [key.signer]: key.sign(digest) } as Record<Hex, Hex>;
      await world.mined(world.operator.confirmDelivery({ orders: [order], ...delivery, attestations }));
      expect(await done(["order", "show", orderId, "--as", key.signer])).to.match(
        /1 of you signed, for this order alone, counting until .*\. You are one of them\./,
      );
      expect(await done(["order", "show", orderId, "--as", contract])).to.include("You are none of them.");
    });

    it("have nothing to sign before a lock, after the last date, and for what ended undelivered", async () => {
      const draft = await world.orderFile();
      const [carrier = "0x"] = attesters;
      const as = ["--as", carrier];
      expect(await done(["order", "show", draft.path, ...as])).to.include("there is nothing to sign yet");
      const now = await world.now();
      const { orderId } = await locked({ lockBy: now + 600, deliverBy: now + 1_200 });
      await world.moveTo(now + 1_300);
      expect(await done(["order", "show", orderId, ...as])).to.include("no signature counts now");
      await done(["order", "reclaim", orderId, "--account", world.buyer.address, "--yes"]);
      expect(await done(["order", "show", orderId, ...as])).to.include("Delivery was never confirmed");
    });
  });

  describe("watch", () => {
    it("ends at Ctrl-C with its own exit code, and goes on where it was", async () => {
      const { orderId, order } = await locked();
      const told = await runLading(["order", "watch", orderId, "--every", "60", ...world.where], {
        interruptWhen: (out) => out.includes("locked:"),
      });
      expect(told.code).to.equal(130);
      expect(told.out.trim().split("\n")).to.have.lengthOf(1);
      const after = /--after (\d+)/.exec(told.err)?.[1] ?? "";
      expect(Number(after)).to.be.greaterThan(0);

      const buyer = world.clientOf(world.buyer);
      await world.mined(buyer.release({ order, releasedTotal: 1_000_000n }));
      await world.mined(buyer.release({ order, releasedTotal: order.amount }));
      const rest = await done(["order", "watch", orderId, "--after", after]);
      expect(
        rest
          .trim()
          .split("\n")
          .map((line) => line.replace(/^.*UTC {2}/, "")),
      ).to.deep.equal([
        "paid early by the buyer: 0.99 USDC to the seller, 0.01 USDC as the fee",
        "paid early by the buyer: 9,899.01 USDC to the seller, 99.99 USDC as the fee",
      ]);
      const lines = (await done(["order", "watch", orderId, "--json"])).trim().split("\n");
      const happenings = lines.map((line) => JSON.parse(line));
      expect(happenings.map(({ what }) => what.split(":")[0])).to.deep.equal([
        ...["locked", "paid early by the buyer", "paid early by the buyer"],
      ]);
      expect(happenings[0].block).to.equal(Number(after));
      for (const each of happenings) expect(each).to.have.all.keys("at", "what", "block", "transactionHash");
    });

    it("tells something that comes while it watches once", async () => {
      const { orderId, order } = await locked();
      const watching = done(["order", "watch", orderId, "--every", "0.1"]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
      expect((await watching).trim().split("\n")).to.have.lengthOf(2);
    });

    it("refuses a pause and a block that are none", async () => {
      for (const wrong of [
        ["--every", "0"],
        ["--after", "1.5"],
      ]) {
        const { code, err } = await world.inProcess(["order", "watch", hashOf("x"), ...wrong]);
        expect(code, err).to.equal(64);
      }
    });
  });

  describe("draft", () => {
    /** A person who types one answer after the other, and reads what is wrong with one. */
    async function typed(answers: readonly string[], args: readonly string[]) {
      const [waiting, complaints, questions] = [[...answers], [] as string[], [] as string[]];
      const ask = async (question: string, problem: (answer: string) => string | undefined) => {
        questions.push(question);
        for (let answer = waiting.shift(); answer !== undefined; answer = waiting.shift()) {
          const wrong = problem(answer);
          if (wrong === undefined) return answer;
          complaints.push(wrong);
        }
        throw new Error(`Nobody answers ${question}`);
      };
      const terminal = { ...quietTerminal(), ask };
      const code = await main(["order", "draft", ...args, ...world.where], terminal);
      return { code, complaints, questions, errors: terminal.errors };
    }

    it("asks for what is missing, and again after an answer that cannot be", async () => {
      const path = world.file("asked.json");
      const { buyer, seller, usdc, termsId } = world;
      const { code, complaints, questions, errors } = await typed(
        [
          ...["somebody", buyer.address],
          ...["12500", `12,500.50 ${usdc}`],
          ...["none", termsId],
          ...["soon", " 30 days "],
        ],
        [path, "--seller", seller.address, "--detail", "goods=lamps"],
      );
      expect(code, errors.join("\n")).to.equal(0);
      expect(questions).to.have.lengthOf(4);
      expect(complaints).to.deep.equal([
        "--buyer somebody is not an address, or its checksum is wrong.",
        "Write a number and a currency, as in 12500 USDC.",
        "--terms none is not hexadecimal bytes.",
        "--deliver-by soon is not a time. Write 2026-12-01, 2026-12-01T10:00:00Z or 30 days.",
      ]);
      const file = JSON.parse(await readFile(path, "utf8"));
      expect(file).to.deep.include({ buyer: buyer.address, seller: seller.address });
      expect(file.amount).to.include({ value: "12500.50", currency: "USDC" });
      const span = Date.parse(file.deliverBy) / 1_000 - (await world.now());
      expect(span).to.be.within(30 * day - 60, 30 * day);
    });

    it("asks nothing that was said, and for no currency beside --token", async () => {
      const { buyer, seller, usdc, termsId } = world;
      const said = ["--buyer", buyer.address, "--seller", seller.address, "--terms", termsId];
      const when = ["--deliver-by", "30 days", "--token", usdc];
      const { code, questions } = await typed(["100"], [world.file("token.json"), ...said, ...when]);
      expect(code).to.equal(0);
      expect(questions).to.deep.equal(["What the seller is owed, as in 12500 USDC"]);
    });

    it("discloses and verifies for programs", async () => {
      const [file, out] = [world.file("asked.json"), world.file("shown.json")];
      await done(["order", "lock", file, "--account", world.buyer.address, "--yes"]);
      // Disclosing asks no chain.
      const lines: string[] = [];
      const terminal = { ...quietTerminal(), out: (text: string) => lines.push(text) };
      const disclose = ["order", "disclose", file, "--fields", "goods,hsCode", "--out", out, "--json"];
      expect(await main(disclose, terminal)).to.equal(0);
      const { orderId } = JSON.parse(await readFile(file, "utf8"));
      expect(JSON.parse(lines.join(""))).to.deep.equal({ orderId, fields: ["goods", "hsCode"], file: out });

      const verified = JSON.parse(await done(["order", "verify", out, "--json"]));
      expect(verified).to.deep.equal({
        ...{ orderId, genuine: true, status: "Locked" },
        fields: { goods: "lamps", hsCode: "" },
      });
      await writeFile(out, (await readFile(out, "utf8")).replace("lamps", "gold"));
      const forged = await world.inProcess(["order", "verify", out, "--json"]);
      expect(JSON.parse(forged.out).genuine).to.equal(false);
      expect(forged.code).to.equal(1);
    });
  });
});
