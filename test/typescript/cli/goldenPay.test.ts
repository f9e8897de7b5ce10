import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import type { Address } from "viem";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { day } from "../../helpers/escrowWorld.ts";
import { deployUniswapV3 } from "../../helpers/uniswapV3.ts";
import { deployUniswapV4 } from "../../helpers/uniswapV4.ts";

const folder = fileURLToPath(new URL("golden/", import.meta.url));
const million = 1_000_000_000_000n;

// What a person reads who pays in another currency, word for word; see golden.test.ts.
describe("the words of lading about other currencies", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let names: Map<string, string>;
  let path: string;
  let pay: string[];

  before(async () => {
    world = await createCliWorld();
    const { eurc, usdc, buyer, seller, maker, stranger } = world;
    const v3 = await deployUniswapV3(world.provider);
    const v4 = await deployUniswapV4(world.provider);
    const base = { token: eurc, amount: million };
    await v3.createPool({ fee: 500, base, quote: { token: usdc, amount: (million * 108n) / 100n } });
    await v4.createPool({ base, quote: { token: usdc, amount: (million * 109n) / 100n } });
    await world.mint(eurc, buyer.address, million);
    await world.moveTo(world.clockStart);
    const at = world.clockStart;
    const order = await world.orderFile({ lockBy: at + day, deliverBy: at + 10 * day });
    path = order.path;
    const terms = { amountIn: 9_300_000_000n, amountOut: 10_000_000_000n, nonce: 7n };
    const quote = await world.signedQuote({ ...terms, validUntil: at + 3_600 });
    await writeFile(world.file("quote.json"), jsonText(formatSignedQuote(quote)));
    pay = [
      ...["--pay-with", eurc, "--router", world.router, "--rfq-venue", world.rfqVenue],
      ...["--v3-venue", v3.venue, "--v4-venue", v4.venue, "--quote", world.file("quote.json")],
    ];
    names = new Map([
      [world.escrow, "{escrow}"],
      [order.orderId, "{order}"],
      [v4.venue, "{v4Venue}"],
      ...Object.entries({ buyer, seller, maker, stranger }).map(([name, { address }]): [string, string] => [
        address,
        `{${name}}`,
      ]),
    ]);
  });

  after(() => world.close());

  async function compare(name: string, args: readonly string[], reader?: Address): Promise<void> {
    const signer = reader === undefined ? [] : ["--account", reader, "--dry-run"];
    const { out, err, code } = await world.inProcess([...args, ...signer]);
    expect(code, err).to.equal(0);
    let text = out.replace(
      /about [\d.]+ ETH, at most [\d.]+ ETH \(.*?\)/,
      "about {coin}, at most {coin} ({gas})",
    );
    for (const [value, own] of names) text = text.replace(new RegExp(value, "gi"), own);
    const file = `${folder}${name}.txt`;
    if (process.env.UPDATE_GOLDEN === "1") await writeFile(file, text);
    expect(text).to.equal(await readFile(file, "utf8"));
  }

  it("of quote", () => compare("quote", ["quote", path, ...pay]));

  it("of order-lock-pool", () =>
    compare("order-lock-pool", ["order", "lock", path, ...pay], world.buyer.address));

  it("of order-lock-pool-allowance", () =>
    compare(
      "order-lock-pool-allowance",
      ["order", "lock", path, ...pay, "--allowance"],
      world.buyer.address,
    ));

  it("of order-lock-pay-with-relay, and of relaying it", async () => {
    const relay = world.file("relay.json");
    const sign = ["order", "lock", path, ...pay, "--relay", relay];
    await compare("order-lock-pay-with-relay", sign, world.buyer.address);
    const signed = await world.inProcess([...sign, "--account", world.buyer.address, "--yes"]);
    expect(signed.code, signed.err).to.equal(0);
    await compare("relay-pay-with", ["relay", relay], world.stranger.address);
  });
});
