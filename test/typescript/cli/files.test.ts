import { readFile, stat, writeFile } from "node:fs/promises";

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "chai";
import { type Address, zeroAddress } from "viem";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { parseOrderFile } from "../../../src/order/orderFile.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";
import { runLading } from "../../helpers/runLading.ts";

describe("lading with files: terms, orders, disclosures, quotes", function () {
  this.timeout(600_000);
  let world: CliWorld;
  let order: string;

  before(async () => {
    world = await createCliWorld();
    await world.mint(world.usdc, world.buyer.address, 100_000_000_000n);
    order = world.file("order.json");
  });

  after(() => world.close());

  /** Runs the program in this process; `runIn` may have a process of its own for it. */
  async function done(args: readonly string[], account?: Address, runIn: typeof world.lading = world.quick) {
    const run = await runIn([...args, "--json"], account);
    expect(run.code, `${args.join(" ")}\n${run.err}`).to.equal(0);
    return JSON.parse(run.out);
  }

  it("publishes terms once, shows and checks them", async () => {
    const path = world.file("terms.json");
    const { arbitrator, carrier, seller } = world;
    const terms = {
      arbitrator: arbitrator.address,
      evidencePeriod: "3 days",
      rulingPeriod: "14 days",
      arbitrationFeeBps: 200,
      defaultSellerBps: 5_000,
      inspectionPeriod: "1 week",
      threshold: 1,
      attesters: [carrier.address],
    };
    await writeFile(path, jsonText({ ...terms, inspectionPeriod: "70 days", threshold: 2 }));
    const wrong = await world.lading(["terms", "check", path]);
    expect(wrong.err).to.match(/inspectionPeriod: must be at most 60 days[\s\S]*threshold: must be at most/);
    expect(wrong.code).to.equal(1);

    await writeFile(path, jsonText(terms));
    const checked = await done(["terms", "check", path, "--seller", seller.address]);
    expect(checked.warnings.map(({ code }: { code: string }) => code)).to.deep.equal([
      "thresholdOne",
      "openClaimNever",
      "noDocument",
    ]);
    const { termsId } = await done(["terms", "publish", path], seller.address);
    const shown = await done(["terms", "show", termsId]);
    expect(shown).to.deep.include({ termsId, inspectionPeriod: 7 * day, feeRecipient: zeroAddress });
  });

  it("drafts an order that its schema, its reader and the chain take", async () => {
    const draft = ["order", "draft", order, "--deliver-by", "30 days"];
    const missing = await world.lading(draft);
    expect(missing.err).to.include("say --buyer, --seller, --amount, --terms");
    expect(missing.code).to.equal(64);

    const parties = ["--buyer", world.buyer.address, "--seller", world.seller.address];
    const details = [
      "--detail",
      "goods=LED lamps",
      "hsCode=940511",
      "tradeId=PO-17",
      "--terms",
      world.termsId,
    ];
    const amount = ["--amount", "12,500.50", "--token", world.usdc];
    const drafted = await done([...draft, ...parties, ...details, ...amount]);
    const json = JSON.parse(await readFile(order, "utf8"));
    expect(json.amount).to.deep.include({ value: "12500.50", currency: "USDC", decimals: 6 });
    expect((await stat(order)).mode & 0o077).to.equal(0);

    const schema = JSON.parse((await runLading(["schema", "order"])).out);
    const ajv = new Ajv2020.default({ strict: false });
    addFormats.default(ajv);
    const isValid = ajv.compile(schema);
    expect(isValid(json), ajv.errorsText(isValid.errors)).to.equal(true);
    expect(isValid({ ...json, amount: { ...json.amount, value: 12_500 } })).to.equal(false);
    expect(JSON.parse(await readFile("docs/cli/order.schema.json", "utf8"))).to.deep.equal(schema);

    expect(() => parseOrderFile({ ...json, amount: { ...json.amount, value: "1" } })).to.throw(/was changed/);
    expect(() => parseOrderFile({ ...json, details: { goods: "gold" } })).to.throw(/do not make this root/);

    await done(["order", "lock", order], world.buyer.address);
    const watched = await world.quick(["order", "watch", drafted.orderId, "--until", "locked"]);
    expect(watched.out).to.match(/UTC {2}locked: 12,500.50 USDC, paid by 0x/);
    expect(watched.code).to.equal(0);
  });

  it("discloses some details, and verifies them against the chain", async () => {
    const out = world.file("customs.json");
    const unknown = await runInProcess(["order", "disclose", order, "--fields", "goods,price", "--out", out]);
    expect(unknown.err).to.include("price is no field");
    const silent = await runInProcess(["order", "disclose", order, "--fields", "parcels", "--out", out]);
    expect(silent.out)
      .to.include("shows no detail of order")
      .and.include("It proves that the order says nothing about: parcels.");
    const disclosed = await runLading(["order", "disclose", order, "--fields", "goods,hsCode", "--out", out]);
    expect(disclosed.out).to.include("shows goods, hsCode of order");
    const verified = await done(["order", "verify", out]);
    expect(verified).to.deep.include({ genuine: true, fields: { goods: "LED lamps", hsCode: "940511" } });

    const text = await readFile(out, "utf8");
    expect(text).not.to.include("PO-17");
    await writeFile(out, text.replace("LED lamps", "LED chips"));
    const forged = await world.quick(["order", "verify", out]);
    expect(forged.err).to.include("NOT GENUINE");
    expect(forged.code).to.equal(1);
  });

  it("groups a folder by trade, and tells where the money is", async () => {
    const { trades, skipped } = await done(["trade", world.folder], undefined, world.lading);
    expect(trades).to.have.lengthOf(1);
    expect(trades[0]).to.deep.include({
      tradeId: "PO-17",
      totals: [{ currency: "USDC", orders: 1, amount: "12500.50", held: "12500.50" }],
    });
    expect(skipped.map(({ path }: { path: string }) => path)).to.include(world.file("terms.json"));

    const position = await done(["position", "--of", world.buyer.address], undefined, world.lading);
    expect(position.positions).to.have.lengthOf(1);
    expect(position.positions[0]).to.deep.include({
      side: "buyer",
      orders: 1,
      held: { value: "12500.50", currency: "USDC" },
      in7Days: { value: "0.00", currency: "USDC" },
    });
  });

  it("quotes an order in another currency, and locks it at the best quote", async () => {
    const { path, orderId } = await world.orderFile({ detailsHash: hashOf("fx") });
    const price = (amountIn: bigint) => ({ amountIn, amountOut: 10_000_000_000n });
    const quotes = [];
    for (const [name, amountIn] of [
      ["dear", 9_300_000_000n],
      ["cheap", 9_200_000_000n],
    ] as const) {
      const quote = await world.signedQuote(price(amountIn));
      quotes.push(world.file(`${name}.json`));
      await writeFile(world.file(`${name}.json`), jsonText(formatSignedQuote(quote)));
    }
    await world.mint(world.eurc, world.buyer.address, 20_000_000_000n);
    const pay = [
      "--pay-with",
      world.eurc,
      "--router",
      world.router,
      "--rfq-venue",
      world.rfqVenue,
      "--quote",
      ...quotes,
    ];
    const quoted = await done(["quote", path, ...pay]);
    expect(quoted.quotes.map(({ pays }: { pays: object }) => pays)).to.deep.equal([
      { value: "9200.00", currency: "EURC" },
      { value: "9300.00", currency: "EURC" },
    ]);
    const before = await world.balanceOf(world.eurc, world.buyer.address);
    const locked = await done(["order", "lock", path, ...pay], world.buyer.address);
    expect(locked.paid).to.deep.equal({ value: "9200.00", currency: "EURC" });
    expect(before - (await world.balanceOf(world.eurc, world.buyer.address))).to.equal(9_200_000_000n);
    expect((await done(["order", "show", orderId])).status).to.equal("Locked");

    const low = await world.lading(["quote", path, ...pay, "--maximum", "1"]);
    expect(low.code).to.equal(1);
  });

  it("lists what could not be paid out, and has it paid", async () => {
    const { path } = await world.orderFile({ detailsHash: hashOf("credit") });
    const { buyer, seller } = world;
    await done(["order", "lock", path], buyer.address);
    await world.blacklist(seller.address);
    await done(["order", "release", path], buyer.address);
    const waiting = await done(["credit", "list", "--of", seller.address], undefined, world.lading);
    expect(waiting).to.deep.equal([{ token: world.usdc, value: "9900.00", currency: "USDC" }]);
    await world.unBlacklist(seller.address);
    await done(["credit", "withdraw", "--token", world.usdc], seller.address);
    expect(await done(["credit", "list", "--of", seller.address])).to.deep.equal([]);
  });

  it("has a payout that waits carried by somebody else, once for each signature", async () => {
    const { buyer, seller, stranger } = world;
    await world.blacklist(seller.address);
    for (const goods of ["signed once", "signed again"]) {
      const { path } = await world.orderFile({ detailsHash: hashOf(goods) });
      await done(["order", "lock", path], buyer.address);
      await done(["order", "release", path], buyer.address);
    }
    await world.unBlacklist(seller.address);

    const file = world.file("credit.json");
    const sign = ["credit", "withdraw", "--token", world.usdc, "--relay", file];
    const signed = await done(sign, seller.address);
    expect(signed).to.include({ action: "credit withdraw", signed: true, sent: false });
    expect(JSON.parse(await readFile(file, "utf8"))).to.include({
      kind: "withdrawal",
      amount: "19800000000",
      nonce: "0",
    });
    const before = await world.balanceOf(world.usdc, seller.address);
    await done(["relay", file], stranger.address);
    expect(await world.balanceOf(world.usdc, seller.address)).to.equal(before + 19_800_000_000n);
    const again = await world.inProcess(["relay", file, "--yes", "--account", stranger.address]);
    expect([again.code, again.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && err.includes("was sent already"),
    );

    const foreign = ["credit", "withdraw", "--of", seller.address, "--token", world.usdc, "--relay", file];
    const refused = await world.inProcess([...foreign, "--yes", "--account", stranger.address]);
    expect(refused.code).to.equal(1);
  });

  it("moves a side only while the order holds what was paid for", async () => {
    const { path } = await world.orderFile({ detailsHash: hashOf("a receivable") });
    const { buyer, seller, stranger } = world;
    await done(["order", "lock", path], buyer.address);
    await done(["order", "release", path, "--amount", "100"], buyer.address);
    const sell = ["order", "reassign", path, "--side", "seller", "--to", stranger.address, "--minimum-held"];
    const refused = await world.inProcess([...sell, "9900.01", "--yes", "--account", seller.address]);
    expect(refused.code).to.equal(1);
    expect(refused.err).to.include("The order holds less than you demand.");
    const sold = await done([...sell, "9900"], seller.address);
    expect(sold.minimumHeld).to.deep.equal({ value: "9900.00", currency: "USDC" });
  });
});
