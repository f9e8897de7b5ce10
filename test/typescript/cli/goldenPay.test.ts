import { writeFile } from "node:fs/promises";

import { expect } from "chai";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { createGoldenWorld, type GoldenWorld } from "../../helpers/goldenWorld.ts";
import { deployUniswapV3 } from "../../helpers/uniswapV3.ts";
import { deployUniswapV4 } from "../../helpers/uniswapV4.ts";

const million = 1_000_000_000_000n;

// What a person reads who pays in another currency, word for word; see golden.test.ts.
describe("the words of lading about other currencies", function () {
  this.timeout(120_000);
  let world: GoldenWorld;
  let path: string;
  let pay: string[];

  before(async () => {
    world = await createGoldenWorld();
    const { eurc, usdc, buyer } = world;
    const v3 = await deployUniswapV3(world.provider);
    const v4 = await deployUniswapV4(world.provider);
    const base = { token: eurc, amount: million };
    await v3.createPool({ fee: 500, base, quote: { token: usdc, amount: (million * 108n) / 100n } });
    await v4.createPool({ base, quote: { token: usdc, amount: (million * 109n) / 100n } });
    await world.mint(eurc, buyer.address, million);
    // Later than all that was set up above, however long that took.
    await world.clockAt(world.clockStart + 600);
    ({ path } = await world.drafted());
    const terms = { amountIn: 9_300_000_000n, amountOut: 10_000_000_000n, nonce: 7n };
    const quote = await world.signedQuote({ ...terms, validUntil: world.clockStart + 3_600 });
    await writeFile(world.file("quote.json"), jsonText(formatSignedQuote(quote)));
    pay = [
      ...["--pay-with", eurc, "--router", world.router, "--rfq-venue", world.rfqVenue],
      ...["--v3-venue", v3.venue, "--v4-venue", v4.venue, "--quote", world.file("quote.json")],
    ];
    world.name(v4.venue, "{v4Venue}");
  });

  after(() => world.close());

  it("of quote", () => world.compare("quote", ["quote", path, ...pay]));

  it("of order-lock-pool", () =>
    world.compare("order-lock-pool", ["order", "lock", path, ...pay], world.buyer.address));

  it("of order-lock-pool-allowance", () =>
    world.compare(
      "order-lock-pool-allowance",
      ["order", "lock", path, ...pay, "--allowance"],
      world.buyer.address,
    ));

  it("of quote-band and order-lock-pool-band", async () => {
    const rate = { base: world.eurc, quote: world.usdc, baseUnits: 100n, quoteUnits: 108n };
    const oracle = await world.deploy("FixedOracle", [[rate]]);
    world.name(oracle, "{oracle}");
    await world.clockAt(world.clockStart + 660);
    const band = ["--oracle", oracle, "--max-deviation", "0.2%"];
    await world.compare("quote-band", ["quote", path, ...pay, ...band]);
    await world.compare(
      "order-lock-pool-band",
      ["order", "lock", path, ...pay, ...band],
      world.buyer.address,
    );
  });

  it("of approve-permit2, and of taking it back", async () => {
    const usdt = await world.deploy("ModelUsdt", [world.operator.account.address]);
    world.name(usdt, "{usdt}");
    const of = (amount: string) => ["approve", "permit2", "--currency", usdt, "--amount", amount];
    const buyer = world.buyer.address;
    await world.compare("approve-permit2", of("10000"), buyer);
    const allowed = await world.inProcess([...of("unlimited"), "--account", buyer, "--yes"]);
    expect(allowed.code, allowed.err).to.equal(0);
    await world.compare("approve-permit2-other", of("12500"), buyer);
    await world.compare("approve-permit2-back", of("0"), buyer);
    const usdc = ["approve", "permit2", "--currency", world.usdc, "--amount", "unlimited"];
    await world.compare("approve-permit2-unlimited", usdc, buyer);
  });

  it("of order-lock-pay-with-relay, and of relaying it", async () => {
    const relay = world.file("relay.json");
    const sign = ["order", "lock", path, ...pay, "--relay", relay];
    await world.compare("order-lock-pay-with-relay", sign, world.buyer.address);
    const signed = await world.inProcess([...sign, "--account", world.buyer.address, "--yes"]);
    expect(signed.code, signed.err).to.equal(0);
    await world.compare("relay-pay-with", ["relay", relay], world.stranger.address);
  });
});
