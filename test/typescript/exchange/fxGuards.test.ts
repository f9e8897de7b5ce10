import { expect } from "chai";
import { type Address, getAddress, type Hex, zeroAddress, zeroHash } from "viem";

import { noBand, parseFxConversion } from "../../../src/order/exchange/conversion.ts";
import { fxWarnings } from "../../../src/order/exchange/fxWarnings.ts";
import { encodeFxPayout, minimumFor, parseFxPayout } from "../../../src/order/exchange/payout.ts";
import {
  formatSignedQuote,
  parseSignedQuote,
  quotedInput,
  quotedOutput,
  type SignedFxQuote,
} from "../../../src/order/exchange/quote.ts";
import { quoteNonceMasks } from "../../../src/order/exchange/quoteNonces.ts";
import {
  decodeQuoteData,
  encodeQuoteData,
  encodeUniswapV3Data,
  encodeUniswapV4Data,
} from "../../../src/order/exchange/venueData.ts";
import { day } from "../../helpers/escrowWorld.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectThrow } from "../../helpers/expectRevert.ts";
import { addressOf } from "../../helpers/orderFixtures.ts";
import { encodeV3Path } from "../../helpers/uniswapV3.ts";
import { encodeV4Data, v4KeyOf } from "../../helpers/uniswapV4.ts";

// With a checksum, as they come out of every parser.
const [euro, dollar, yen] = [addressOf("euro"), addressOf("dollar"), addressOf("yen")].map((address) =>
  getAddress(address),
) as [Address, Address, Address];
const repeated = (byte: string, times: number): Hex => `0x${byte.repeat(times)}`;

describe("venue data, and what comes from outside", () => {
  it("a path goes back from what is bought, or forward to it, over any number of pools", () => {
    const path = { tokens: [euro, dollar, yen], feesMillionths: [500, 3_000] };
    expect(encodeUniswapV3Data(path, "purchase")).to.equal(
      encodeV3Path(yen, [3_000, dollar], [500, euro]).toLowerCase(),
    );
    expect(encodeUniswapV3Data(path, "sale")).to.equal(
      encodeV3Path(euro, [500, dollar], [3_000, yen]).toLowerCase(),
    );
    for (const wrong of [
      { tokens: [euro], feesMillionths: [] },
      { tokens: [euro, dollar], feesMillionths: [500, 500] },
    ]) {
      expect(() => encodeUniswapV3Data(wrong, "sale")).to.throw("one token more");
    }
  });

  it("a pool key and its hook data", () => {
    const key = v4KeyOf(euro, dollar);
    expect(encodeUniswapV4Data(key)).to.equal(encodeV4Data(key));
    expect(encodeUniswapV4Data(key, "0x1234")).to.equal(encodeV4Data(key, "0x1234"));
  });

  it("nonces by their word", () => {
    expect(quoteNonceMasks([])).to.deep.equal([]);
    expect(quoteNonceMasks([0n, 3n, 255n, 256n, 3n])).to.deep.equal([
      { word: 0n, mask: 1n | (1n << 3n) | (1n << 255n) },
      { word: 1n, mask: 1n },
    ]);
  });

  const quote: SignedFxQuote = {
    ...{ maker: euro, router: dollar, taker: yen, orderId: repeated("ab", 32), tokenIn: euro },
    ...{ amountIn: 3n, tokenOut: dollar, amountOut: 7n, nonce: 2n ** 255n, validUntil: 2 ** 48 - 1 },
    ...{ fromPermit2: true, signature: repeated("cd", 65) },
  };

  it("a quote survives JSON, and its venue data tell what travels", () => {
    const received = parseSignedQuote(JSON.parse(JSON.stringify(formatSignedQuote(quote))));
    expect(received).to.deep.equal(quote);
    const { maker, amountIn, amountOut, nonce, validUntil, fromPermit2, signature } = quote;
    expect(decodeQuoteData(encodeQuoteData(received))).to.deep.equal({
      ...{ maker, amountIn, amountOut, nonce, validUntil, fromPermit2, signature },
      ...{ anyTaker: false, anyOrder: false },
    });
    const open = { ...quote, taker: zeroAddress, orderId: zeroHash };
    expect(decodeQuoteData(encodeQuoteData(open))).to.include({ anyTaker: true, anyOrder: true });
    expect(() => decodeQuoteData("0x1234")).to.throw("too short");
  });

  it("rounds in the maker's favor", () => {
    expect([quotedInput(quote, 7n), quotedInput(quote, 6n), quotedInput(quote, 1n)]).to.deep.equal([
      3n,
      3n,
      1n,
    ]);
    expect([quotedOutput(quote, 3n), quotedOutput(quote, 2n), quotedOutput(quote, 1n)]).to.deep.equal([
      7n,
      4n,
      2n,
    ]);
  });

  it("refuses what is no quote, conversion or payout, naming each field", () => {
    const wrong = { ...formatSignedQuote(quote), amountIn: "-1", amountOut: "0", maker: "0x12", extra: 1 };
    expect(() => parseSignedQuote(wrong)).to.throw("FxQuote is not valid");
    expect(() => parseSignedQuote({ ...formatSignedQuote(quote), nonce: "9".repeat(79) })).to.throw("nonce");
    const conversion = { venue: euro, tokenIn: dollar, maximumIn: "5", ...noBand, venueData: "0x" };
    expect(parseFxConversion(conversion).maximumIn).to.equal(5n);
    expect(() => parseFxConversion({ ...conversion, maxDeviationBps: 65_536 })).to.throw("maxDeviationBps");
    const payout = {
      venue: euro,
      tokenOut: dollar,
      amountIn: "7",
      minimumOut: "5",
      recipient: yen,
      ...noBand,
      venueData: "0x",
    };
    expect(encodeFxPayout(parseFxPayout(payout))).to.match(/^0x0{62}20/);
    expect(() => parseFxPayout({ ...payout, recipient: "yen" })).to.throw("recipient");
    expect(() => parseFxPayout({ ...payout, amountIn: "0" })).to.throw("amountIn");
  });

  it("says the minimum of any amount as the router has it, rounded up", () => {
    const rate = { venue: euro, tokenOut: dollar, recipient: yen, ...noBand, venueData: "0x" } as const;
    const minimum = (amount: bigint) => minimumFor({ ...rate, amountIn: 1_000n, minimumOut: 925n }, amount);
    expect([0n, 1n, 999n, 1_000n, 2_000n].map(minimum)).to.deep.equal([0n, 1n, 925n, 925n, 1_850n]);
  });

  it("warns of what is risky", () => {
    const conversion = { venue: euro, tokenIn: euro, maximumIn: 102n, ...noBand, venueData: "0x" } as const;
    const codes = (overrides: object) =>
      fxWarnings({ conversion, isFirm: false, ...overrides }).map(({ code }) => code);
    expect(codes({ quotedIn: 100n })).to.deep.equal(["maximumFarAboveQuote", "poolWithoutBand"]);
    expect(codes({ quotedIn: 101n, isFirm: true })).to.deep.equal([]);
    expect(codes({ quotedIn: 100n, toleranceBps: 200, isFirm: true })).to.deep.equal([]);
    const band = { ...conversion, oracle: yen, maxDeviationBps: 100 };
    expect(codes({ conversion: band })).to.deep.equal([]);
    expect(codes({ conversion: { ...band, closedDeviationBps: 10_000 } })).to.deep.equal([
      "bandOfEverything",
    ]);
  });
});

describe("what the client refuses to sign for a conversion", () => {
  let world: ExchangeWorld;
  let buyer: ReturnType<ExchangeWorld["clientOf"]>;

  before(async () => {
    world = await createExchangeWorld();
    buyer = world.clientOf(world.buyer);
  });

  it("an order, or a quote, whose time has passed", async () => {
    const now = await world.now();
    const conversion = world.conversionOf(await world.signedQuote({ validUntil: now + 60 }));
    const late = await world.newOrder({ lockBy: now - 1 });
    await expectThrow(buyer.signFxAuthorization({ order: late, conversion }), "LockByPassedError");
    const order = await world.newOrder();
    expect(await buyer.signFxAuthorization({ order, conversion })).to.match(/^0x/);
    await world.moveTo(now + 61);
    const signing = { order, conversion, nonce: 0n, deadline: BigInt(now + day) };
    await expectThrow(buyer.signFxAuthorization(signing), "QuoteExpiredError");
    await expectThrow(buyer.signFxPermit(signing), "QuoteExpiredError");
    await expectThrow(buyer.signFxPermit2(signing), "QuoteExpiredError");
    await expectThrow(world.signedQuote({ validUntil: now }), "QuoteExpiredError");
  });

  it("a maximum below the quote, or a quote below the order", async () => {
    const order = await world.newOrder();
    const quote = await world.signedQuote();
    const low = world.conversionOf(quote, { maximumIn: 919_999_999n });
    await expectThrow(buyer.signFxAuthorization({ order, conversion: low }), "MaximumBelowQuoteError");
    const more = await world.newOrder({ amount: 1_000_000_001n });
    const conversion = world.conversionOf(quote);
    await expectThrow(buyer.signFxAuthorization({ order: more, conversion }), "QuoteBelowOrderError");
    const half = await world.newOrder({ amount: 500_000_000n });
    const partly = world.conversionOf(quote, { maximumIn: 460_000_000n });
    expect(await buyer.signFxAuthorization({ order: half, conversion: partly })).to.match(/^0x/);
  });

  it("a quote of another maker, or of nothing", async () => {
    const quote = await world.newQuote({ maker: world.stranger.address });
    await expectThrow(world.clientOf(world.maker).signQuote({ quote }), "MakerNotSignerError");
    await expectThrow(world.signedQuote({ amountIn: 0n }), "ParseError");
  });
});
