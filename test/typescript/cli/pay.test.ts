import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { utcTime } from "../../../src/order/utcTime.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { PERMIT2 } from "../../helpers/permit2.ts";
import { deployUniswapV3, type UniswapV3 } from "../../helpers/uniswapV3.ts";
import { deployUniswapV4, type UniswapV4 } from "../../helpers/uniswapV4.ts";
import { writeVenueRecord } from "../../helpers/venueRecord.ts";

const million = 1_000_000_000_000n;
const ether = 10n ** 18n;
// More than any of the orders here should cost, in either currency.
const bound = ["--maximum", "20000"];

describe("lading order lock --pay-with", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let v3: UniswapV3;
  let v4: UniswapV4;
  let drained: string;

  before(async () => {
    world = await createCliWorld();
    v3 = await deployUniswapV3(world.provider);
    v4 = await deployUniswapV4(world.provider);
    const { eurc, usdc, mock } = world;
    const worth = (per100: bigint) => (million * per100) / 100n;
    // A euro costs 1.08 dollars in v3 and 1.09 in v4, a million euro deep.
    const base = { token: eurc, amount: million };
    await v3.createPool({ fee: 500, base, quote: { token: usdc, amount: worth(108n) } });
    await v4.createPool({ base, quote: { token: usdc, amount: worth(109n) } });
    // Another currency, of 18 decimals, comes by way of the euro only; at 1.2 a euro, and in a pool that was emptied.
    const deep = { token: mock, amount: (worth(120n) * ether) / 1_000_000n };
    await v3.createPool({ fee: 3_000, base, quote: deep });
    const empty = { fee: 10_000, base, quote: { token: usdc, amount: worth(200n) } } as const;
    await (await v3.createPool(empty)).drain();
    drained = "EURC:1%:USDC";
    await world.mint(eurc, world.buyer.address, 10n * million);
    await world.mint(mock, world.buyer.address, million * ether);
  });

  after(() => world.close());

  const venues = (...names: ("v3" | "v4" | "quotes")[]): string[] => [
    ...["--router", world.router],
    ...(names.includes("v3") ? ["--v3-venue", v3.venue] : []),
    ...(names.includes("v4") ? ["--v4-venue", v4.venue] : []),
    ...(names.includes("quotes") ? ["--rfq-venue", world.rfqVenue] : []),
  ];
  const withEurc = (...names: Parameters<typeof venues>) => ["--pay-with", world.eurc, ...venues(...names)];

  /** A maker's file: USDC 10,000 for so many EURC. */
  async function quoteFile(name: string, amountIn: bigint, overrides: object = {}): Promise<string[]> {
    const quote = await world.signedQuote({ amountIn, amountOut: 10_000_000_000n, ...overrides });
    await writeFile(world.file(name), jsonText(formatSignedQuote(quote)));
    return ["--quote", world.file(name)];
  }

  const asBuyer = (args: readonly string[]) => doneInProcess(world, args, { account: world.buyer.address });
  const refusedAs = (account: string, args: readonly string[]) =>
    world.inProcess([...args, "--account", account, "--yes"]);
  const statusOf = async (id: string) => (await doneInProcess(world, ["order", "show", id])).status;

  const winners = {
    quote: () => quoteFile("best.json", 9_100_000_000n),
    uniswapV4: () => quoteFile("dear.json", 9_300_000_000n),
    uniswapV3: async () => [
      ...(await quoteFile("dearer.json", 9_400_000_000n)),
      "--route",
      "EURC:0.05%:USDC",
    ],
  };
  for (const [venue, options] of Object.entries(winners)) {
    it(`${venue} wins where it costs least, and locks for what was told`, async () => {
      const { path, orderId } = await world.orderFile();
      const names = venue === "uniswapV3" ? (["v3", "quotes"] as const) : (["v3", "v4", "quotes"] as const);
      const args = ["order", "lock", path, ...withEurc(...names), ...(await options())];
      const words = await world.inProcess([...args, "--account", world.buyer.address, "--dry-run"]);
      expect(words.out)
        .to.match(/\(you\) pays 9,\d{3}\.\d+ EURC/)
        .and.match(/1 EURC is 1\.\d{4} USDC\./);
      expect(words.out).to.match(/The next best, .*, asks 9,.* EURC: \d+ basis points \([\d.]+ %\) more\./);
      const before = await world.balanceOf(world.eurc, world.buyer.address);
      const done = await asBuyer(args);
      expect(done).to.include({ venue, fundedBy: "authorization" });
      expect(done.transactions).to.have.lengthOf(1);
      const paid = before - (await world.balanceOf(world.eurc, world.buyer.address));
      expect(Number(paid) / 1e6).to.equal(Number(done.paid.value));
      expect(Number(done.maximum.value)).to.be.within(
        Number(done.paid.value),
        Number(done.paid.value) * 1.0031,
      );
      expect(done.others[0].dearerBps).to.be.above(10);
      expect(await statusOf(orderId)).to.equal("Locked");
      expect(await world.routerHolds()).to.deep.equal([0n, 0n, 0n]);
    });
  }

  it("goes through a third currency, and through a pool that a file names", async () => {
    const through = await world.orderFile();
    const withMock = ["--pay-with", world.mock, ...venues("v3", "v4"), ...bound];
    const alone = await refusedAs(world.buyer.address, ["order", "lock", through.path, ...withMock]);
    expect(alone.err).to.match(
      /Nobody would convert for the order now\.[\s\S]*8 usual pools do not exist here/,
    );
    const route = ["--route", `MOCK:3000:${world.eurc}:500:USDC`];
    const done = await asBuyer(["order", "lock", through.path, ...withMock, ...route]);
    expect(done.label).to.equal("Uniswap v3 (MOCK → EURC → USDC at 0.3 % and 0.05 %)");
    expect(await statusOf(through.orderId)).to.equal("Locked");

    const { key } = await v4.createPool({
      fee: 700,
      tickSpacing: 14,
      base: { token: world.eurc, amount: million },
      quote: { token: world.usdc, amount: (million * 111n) / 100n },
    });
    await writeFile(world.file("pool.json"), jsonText(key));
    const named = await world.orderFile();
    const paying = [...withEurc("v3", "v4"), ...bound, "--pool", world.file("pool.json")];
    const best = await asBuyer(["order", "lock", named.path, ...paying]);
    expect(best).to.include({ venue: "uniswapV4" });
    expect(best.label).to.match(/^Uniswap v4 \(the pool of .*pool\.json at 0\.07 %\)$/);
  });

  it("finds router and venues in the deployment's record, and leaves pools out where that is wanted", async () => {
    const { path } = await world.orderFile();
    const chainFolder = await writeVenueRecord(world, v3, v4);
    const args = ["quote", path, "--pay-with", "EURC", "--chain-folder", chainFolder];
    const payer = ["--payer", world.buyer.address];
    const { quotes } = await doneInProcess(world, [...args, ...payer]);
    expect(quotes.map(({ label }: { label: string }) => label)).to.deep.equal([
      "Uniswap v4 (EURC → USDC at 0.05 %)",
      "Uniswap v3 (EURC → USDC at 0.05 %)",
    ]);
    const quote = await quoteFile("firm.json", 9_900_000_000n);
    const firm = await doneInProcess(world, [...args, ...payer, ...quote, "--no-pools"]);
    expect(firm.quotes.map(({ venue }: { venue: string }) => venue)).to.deep.equal(["quote"]);
    expect(firm.refused).to.deep.equal([]);
  });

  it("lists what cannot be used with its reason, and never takes it", async () => {
    const { path } = await world.orderFile();
    const [, used = ""] = await quoteFile("used.json", 9_000_000_000n, { nonce: 900n });
    await world.mined(world.clientOf(world.maker).cancelQuotes({ word: 3n, mask: 1n << 132n }));
    const args = ["quote", path, ...withEurc("v3", "v4", "quotes"), "--quote", used, "--payer"];
    const asked = await doneInProcess(world, [...args, world.buyer.address]);
    expect(asked.quotes.map(({ venue }: { venue: string }) => venue)).to.deep.equal([
      "uniswapV4",
      "uniswapV3",
    ]);
    const reasons = asked.refused.map(({ reason }: { reason: string }) => reason);
    expect(reasons).to.have.lengthOf(7);
    expect(reasons.filter((reason: string) => reason === "PoolMissing")).to.have.lengthOf(2);
    expect(reasons.filter((reason: string) => reason === "PoolNotInitialized")).to.have.lengthOf(3);
    expect(reasons).to.include("QuoteUsed").and.to.include("PoolOutputMismatch");

    const text = await world.inProcess([...args, world.buyer.address]);
    expect(text.out).to.include("Uniswap v3 (EURC → USDC at 1 %): The pool has too little of what is bought");
    expect(text.out).to.include("The quote was filled or canceled before. (QuoteUsed)");
    expect(text.out).to.include("5 usual pools do not exist here.");
    const only = ["order", "lock", path, ...withEurc("v3"), "--route", drained];
    const none = await refusedAs(world.buyer.address, only);
    expect(none.err).to.match(/Nobody would convert[\s\S]*PoolOutputMismatch/);
    expect(none.code).to.equal(1);
  });

  it("refuses command lines that say what cannot be", async () => {
    const { path } = await world.orderFile();
    const wrong: Record<string, string[]> = {
      "Name at least one maker's signed quote": withEurc(),
      "No UniswapV3Venue is known": [...withEurc(), "--route", "EURC:500:USDC"],
      "is no way through pools": [...withEurc("v3"), "--route", "EURC:USDC"],
      "is no fee": [...withEurc("v3"), "--route", "EURC:half:USDC"],
      "has to begin with what you pay": [...withEurc("v3"), "--route", "USDC:500:EURC"],
      "--no-pools, and --route or --pool": [...withEurc("v3"), "--route", "EURC:500:USDC", "--no-pools"],
      "nobody looks at the pool's price: bound it with --maximum": withEurc("v3"),
      "is no percentage": [...withEurc("v3"), "--tolerance", "a lot"],
      "--allowance, and --relay": [...withEurc("v3"), "--allowance", "--relay", "x.json"],
    };
    for (const [words, args] of Object.entries(wrong)) {
      const run = await refusedAs(world.buyer.address, ["order", "lock", path, ...args]);
      expect(run.err).to.include(words);
      expect(run.code, words).to.equal(64);
    }
    const tooDear = ["order", "lock", path, ...withEurc("v3"), "--maximum", "9000"];
    const dear = await refusedAs(world.buyer.address, tooDear);
    expect(dear.err).to.match(
      /Nobody would convert[\s\S]*at 0\.05 %\): The pool asks for more than the maximum/,
    );
    const poor = await refusedAs(world.stranger.address, ["order", "lock", path, ...withEurc("v3")]);
    expect(poor.err).to.include(`${world.stranger.address} has no EURC to pay with.`);
  });

  it("signs for a relay: at a maker's price, which ends with the quote", async () => {
    const { path, orderId } = await world.orderFile();
    const relay = world.file("relayed.json");
    const validUntil = (await world.now()) + 600;
    const quote = await quoteFile("short.json", 9_200_000_000n, { validUntil });
    const signing = ["order", "lock", path, ...withEurc("quotes"), ...quote, "--relay", relay];
    const signed = await asBuyer(signing);
    expect(signed).to.include({ signed: true, signBy: utcTime(validUntil) });
    const id = await world.provider.request({ method: "evm_snapshot", params: [] });

    const file = JSON.parse(await readFile(relay, "utf8"));
    const dearer = { ...file, conversion: { ...file.conversion, maximumIn: "9300000000" } };
    await writeFile(world.file("dearer-relay.json"), jsonText(dearer));
    const forged = await refusedAs(world.stranger.address, ["relay", world.file("dearer-relay.json")]);
    expect(forged.code).to.equal(1);
    expect(forged.err).to.match(
      /The signature in the file is not the payer's over exactly this\. Nothing was sent\.[\s\S]*own words: .*TokenSignatureInvalid.*\nThe file was changed/,
    );
    expect(forged.err).not.to.include("The node refused");
    await writeFile(world.file("router.json"), jsonText({ ...file, router: world.usdc }));
    const elsewhere = await refusedAs(world.stranger.address, ["relay", world.file("router.json")]);
    expect(elsewhere.err).to.include("names a router that is not this escrow's. Nothing was sent.");

    const sent = await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
    expect(sent).to.deep.include({
      payer: world.buyer.address,
      maximum: { value: "9200.00", currency: "EURC" },
    });
    expect(await statusOf(orderId)).to.equal("Locked");

    await world.provider.request({ method: "evm_revert", params: [id] });
    await world.moveTo(validUntil + 1);
    const late = await refusedAs(world.stranger.address, ["relay", relay]);
    expect(late.err).to.match(/The quote's time has passed\.[\s\S]*#quoteexpirederror/);
    expect(late.code).to.equal(1);
    expect(await statusOf(path)).to.equal("None");
  });

  it("signs for a relay: in a pool, up to the tolerance, and with Permit2", async () => {
    const relay = world.file("pool-relay.json");
    const first = await world.orderFile();
    const inPool = [...withEurc("v4"), ...bound, "--tolerance", "0.1", "--relay", relay];
    await asBuyer(["order", "lock", first.path, ...inPool]);
    const id = await world.provider.request({ method: "evm_snapshot", params: [] });
    // Somebody buys so much that the price leaves the tolerance: the file is refused by name, and nothing is sent.
    const huge = await world.orderFile({ amount: 5_000_000_000n * 2n });
    for (const each of [huge, await world.orderFile()])
      await asBuyer(["order", "lock", each.path, ...withEurc("v4"), ...bound]);
    const stale = await refusedAs(world.stranger.address, ["relay", relay]);
    expect(stale.err).to.match(/The pool asks for more than the maximum[\s\S]*PoolInputAboveMaximum/);
    await world.provider.request({ method: "evm_revert", params: [id] });
    const before = await world.balanceOf(world.eurc, world.buyer.address);
    await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
    const paid = before - (await world.balanceOf(world.eurc, world.buyer.address));
    const { conversion } = JSON.parse(await readFile(relay, "utf8"));
    expect(Number(paid)).to.be.within(Number(conversion.maximumIn) * 0.9985, Number(conversion.maximumIn));

    const second = await world.orderFile();
    const route = ["--route", `MOCK:3000:${world.eurc}:500:USDC`];
    const byMock = ["--pay-with", world.mock, ...venues("v3"), ...bound, ...route, "--relay", relay];
    const refused = await refusedAs(world.buyer.address, ["order", "lock", second.path, ...byMock]);
    expect(refused.err).to.match(/cannot be locked by a signature alone/);
    await world.approve(world.buyer, world.mock, PERMIT2);
    await asBuyer(["order", "lock", second.path, ...byMock]);
    expect(JSON.parse(await readFile(relay, "utf8"))).to.include({ kind: "lockExact", permit2Nonce: "0" });
    await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
    expect(await statusOf(second.orderId)).to.equal("Locked");
    expect(await world.routerHolds()).to.deep.equal([0n, 0n, 0n]);
  });
});
