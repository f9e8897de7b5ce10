import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { type Address, zeroAddress } from "viem";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { constantFeed } from "../../helpers/constantFeed.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { day } from "../../helpers/escrowWorld.ts";
import { deployUniswapV3 } from "../../helpers/uniswapV3.ts";

const million = 1_000_000_000_000n;
const week = 7 * day;
const feedAddress: Address = "0x00000000000000000000000000000000000FEED1";

describe("lading order lock --pay-with --oracle", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let oracle: Address;
  let inPool: string[];

  before(async () => {
    world = await createCliWorld();
    const { eurc, usdc } = world;
    const v3 = await deployUniswapV3(world.provider);
    const pool = { fee: 500, base: { token: eurc, amount: million } } as const;
    await v3.createPool({ ...pool, quote: { token: usdc, amount: (million * 108n) / 100n } });
    await world.mint(eurc, world.buyer.address, 10n * million);
    const rate = { base: eurc, quote: usdc, baseUnits: 100n, quoteUnits: 108n };
    oracle = await world.deploy("FixedOracle", [[rate]]);
    inPool = ["--pay-with", eurc, "--router", world.router, "--v3-venue", v3.venue];
  });

  after(() => world.close());

  // A payment moves the pool: each test begins with the price of the first.
  let fresh: unknown;
  beforeEach(async () => {
    fresh = await world.provider.request({ method: "evm_snapshot", params: [] });
  });
  afterEach(() => world.provider.request({ method: "evm_revert", params: [fresh] }));

  const within = (percent: string, by: string = oracle) => ["--oracle", by, "--max-deviation", percent];
  const asBuyer = (args: readonly string[]) => doneInProcess(world, args, { account: world.buyer.address });
  const refused = (args: readonly string[], account: Address = world.buyer.address) =>
    world.inProcess([...args, "--account", account, "--yes"]);
  const statusOf = async (id: string) => (await doneInProcess(world, ["order", "show", id])).status;

  it("locks within the band without another bound, and says what the oracle says", async () => {
    const { path, orderId } = await world.orderFile();
    const args = ["order", "lock", path, ...inPool];
    const words = await world.inProcess([
      ...[...args, ...within("2%")],
      ...["--account", world.buyer.address, "--dry-run"],
    ]);
    expect(words.out).to.match(/may be 2 % above that of the oracle 0x[0-9a-fA-F]{40} when it is mined/);
    expect(words.out).to.include("now it says 9,259.259259 EURC, so 9,444.444444 EURC at most.");
    expect(words.out).not.to.include("bounded by the maximum alone");

    expect((await refused(args)).err).to.include("bound it with --maximum AMOUNT, or with --oracle.");
    const done = await asBuyer([...args, ...within("2")]);
    expect(done.band).to.include({ maxDeviationBps: 200, closedDeviationBps: 200, isMarketOpen: true });
    expect(done.band.oracle.toLowerCase()).to.equal(oracle);
    expect(done.band.bound).to.deep.equal({ value: "9444.444444", currency: "EURC" });
    expect(await statusOf(orderId)).to.equal("Locked");
  });

  it("refuses a price outside it in plain words, in quote as in lock", async () => {
    const { path } = await world.orderFile();
    const plain = /The price is worse than the oracle's by more than the deviation\. \(PriceOutsideBand\)/;
    const run = await refused(["order", "lock", path, ...inPool, ...within("0.5%")]);
    expect(run.err)
      .to.match(plain)
      .and.match(/^Choose another venue, wait, or widen the deviation if you know why\.$/m);
    expect(run.code).to.equal(1);
    const payer = ["--payer", world.buyer.address];
    const asked = await world.inProcess(["quote", path, ...inPool, ...within("0.5%"), ...payer]);
    expect(asked.out).to.match(plain).and.include("so 9,305.555555 EURC at most");
    expect(asked.code).to.equal(1);
    const json = await doneInProcess(world, ["quote", path, ...inPool, ...within("2%"), ...payer]);
    expect(json.band.oracleSays).to.deep.equal({ value: "9259.259259", currency: "EURC" });
  });

  it("wants both or neither, and an oracle that knows the pair", async () => {
    const { path } = await world.orderFile();
    const lock = ["order", "lock", path, ...inPool];
    const other = await world.deploy("FixedOracle", [
      [{ base: world.mock, quote: world.usdc, baseUnits: 1n, quoteUnits: 1n }],
    ]);
    const wrong: [words: string, code: number, args: string[]][] = [
      ["belong together", 64, ["--oracle", oracle]],
      ["belong together", 64, ["--max-deviation", "1%"]],
      ["--max-deviation a lot is no percentage", 64, within("a lot")],
      ["--oracle 0x12", 64, within("1%", "0x12")],
      ["No oracle answers at this address", 1, within("1%", world.usdc)],
      ["No oracle answers at this address", 1, within("1%", world.seller.address)],
      ["The oracle knows no price of this pair.", 1, within("1%", other)],
    ];
    for (const [words, code, args] of wrong) {
      const run = await refused([...lock, ...args]);
      expect(run.err).to.include(words);
      expect(run.code, words).to.equal(code);
    }
  });

  it("is signed with the payment: a relay can widen nothing of it", async () => {
    const { path } = await world.orderFile();
    const relay = world.file("band.json");
    await asBuyer(["order", "lock", path, ...inPool, ...within("2%"), "--tolerance", "9%", "--relay", relay]);
    const file = JSON.parse(await readFile(relay, "utf8"));
    expect(file.conversion).to.include({ maxDeviationBps: 200, closedDeviationBps: 200 });
    expect(file.conversion.oracle.toLowerCase()).to.equal(oracle);
    const { stranger } = world;
    for (const changed of [{ maxDeviationBps: 900 }, { oracle: zeroAddress, maxDeviationBps: 0 }]) {
      await writeFile(
        world.file("wider.json"),
        jsonText({ ...file, conversion: { ...file.conversion, ...changed } }),
      );
      expect((await refused(["relay", world.file("wider.json")], stranger.address)).code).to.equal(1);
    }
    const id = await world.provider.request({ method: "evm_snapshot", params: [] });
    // Somebody buys: the price leaves the band, not the maximum.
    const huge = await world.orderFile({ amount: 20_000_000_000n });
    await asBuyer(["order", "lock", huge.path, ...inPool, "--maximum", "50000"]);
    const moved = await refused(["relay", relay], stranger.address);
    expect(moved.err).to.match(/The price is worse than the oracle's[\s\S]*PriceOutsideBand/);
    await world.provider.request({ method: "evm_revert", params: [id] });
    const words = await world.inProcess(["relay", relay, "--account", stranger.address, "--dry-run"]);
    expect(words.out).to.include("so 9,444.444444 EURC at most.");
    const sent = await doneInProcess(world, ["relay", relay], { account: stranger.address });
    expect(sent.band.maxDeviationBps).to.equal(200);
  });

  it("leaves only makers while a feed's market is closed", async () => {
    await world.setCode(feedAddress, constantFeed(108_000_000n));
    const feeds = [
      { token: world.usdc, feed: zeroAddress, heartbeat: 0, currency: "0x555344" },
      { token: world.eurc, feed: feedAddress, heartbeat: day, currency: "0x455552" },
    ];
    const chainlink = await world.deploy("ChainlinkOracle", [feeds, zeroAddress, 0]);
    const thursday = Math.ceil((await world.now()) / week) * week + day / 2;
    await world.moveTo(thursday);
    const open = await world.orderFile();
    const locked = await asBuyer(["order", "lock", open.path, ...inPool, ...within("3%", chainlink)]);
    expect(locked.band.isMarketOpen).to.equal(true);

    await world.moveTo(thursday + 2 * day);
    const { path, orderId } = await world.orderFile();
    const closed = ["order", "lock", path, ...inPool, ...within("3%", chainlink)];
    const run = await refused(closed);
    expect(run.err)
      .to.match(/The FX market is closed, and a pool has no price worth comparing then\. \(FxMarketClosed\)/)
      .and.match(/^Take a signed quote, wait until Sunday night, or demand no band\.$/m);
    const quote = await world.signedQuote({ amountIn: 9_400_000_000n, amountOut: 10_000_000_000n });
    await writeFile(world.file("maker.json"), jsonText(formatSignedQuote(quote)));
    const byMaker = [...closed, "--rfq-venue", world.rfqVenue, "--quote", world.file("maker.json")];
    const words = await world.inProcess([...byMaker, "--account", world.buyer.address, "--dry-run"]);
    expect(words.out).to.include("Mind: the oracle's market is closed now.");
    const done = await asBuyer(byMaker);
    expect(done).to.include({ venue: "quote" });
    expect(done.band.isMarketOpen).to.equal(false);
    expect(await statusOf(orderId)).to.equal("Locked");
  });
});
