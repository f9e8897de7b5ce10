import { expect } from "chai";
import { custom } from "viem";
import { type MakerPrice, openMaker } from "../../../examples/maker.ts";
import { parseSignedQuote, type SignedFxQuote } from "../../../src/order/exchange/quote.ts";
import { Status } from "../../../src/order/status.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";

describe("the maker's example", () => {
  let world: ExchangeWorld;
  let maker: Awaited<ReturnType<typeof openMaker>>;
  let prices: MakerPrice[];

  const post = (body: string) => fetch(maker.url, { method: "POST", body });
  const ask = async (fields: object = {}): Promise<SignedFxQuote> => {
    const request = {
      taker: world.buyer.address,
      tokenIn: world.eurc,
      tokenOut: world.usdc,
      amountOut: "1000000000",
      ...fields,
    };
    const response = await post(JSON.stringify(request));
    expect(response.status).to.equal(200);
    return parseSignedQuote(await response.json());
  };

  before(async () => {
    world = await createExchangeWorld();
    await world.fund(world.buyer, world.eurc, 100_000_000_000n, world.router);
    prices = [{ tokenIn: world.eurc, unitsIn: 92n, tokenOut: world.usdc, unitsOut: 100n }];
    maker = await openMaker({
      transport: custom(world.provider, { retryCount: 0 }),
      account: world.maker,
      escrow: world.escrow,
      router: world.router,
      rfqVenue: world.rfqVenue,
      prices,
      spreadBps: 10n,
      validSeconds: 60,
    });
  });

  after(() => maker.close());

  it("sells at its price and spread, for one order of one taker", async () => {
    const buyer = world.clientOf(world.buyer);
    const order = await world.newOrder();
    const quote = await ask({ orderId: await buyer.getOrderId({ order }) });
    expect(quote.amountIn).to.equal(920_920_000n);
    const conversion = world.conversionOf(quote);
    await expectRevert(
      buyer.lockExact({ order: await world.newOrder(), conversion }),
      "QuoteSignatureInvalid",
    );
    await world.mined(buyer.lockExact({ order, conversion }));
    expect((await buyer.getOrderState({ order })).status).to.equal(Status.Locked);
  });

  it("rounds up, and follows its table", async () => {
    expect((await ask({ amountOut: "1" })).amountIn).to.equal(1n);
    const [before] = prices as [MakerPrice];
    prices[0] = { ...before, unitsIn: 50n };
    expect((await ask()).amountIn).to.equal(500_500_000n);
    prices[0] = before;
  });

  it("gives each of many requests its own nonce, without gaps, and an expired one again", async () => {
    const quotes = await Promise.all(Array.from({ length: 5 }, () => ask()));
    const nonces = quotes.map(({ nonce }) => nonce).toSorted((a, b) => Number(a - b));
    const [first] = nonces as [bigint];
    expect(nonces).to.deep.equal([0n, 1n, 2n, 3n, 4n].map((step) => first + step));
    await world.moveTo((quotes[0]?.validUntil ?? 0) + 61);
    // The first nonce of all was filled, the others ran out.
    expect([(await ask()).nonce, (await ask()).nonce]).to.deep.equal([1n, 2n]);
  });

  it("cancels what still stands, and nothing else afterwards", async () => {
    const buyer = world.clientOf(world.buyer);
    const quote = await ask();
    for (const hash of await maker.cancelAll()) await world.mined(hash);
    await expectRevert(
      buyer.lockExact({ order: await world.newOrder(), conversion: world.conversionOf(quote) }),
      "QuoteUsed",
    );
    expect((await ask()).nonce > quote.nonce).to.equal(true);
  });

  it("says no to what it has no price for, and to what is no request", async () => {
    const { eurc, usdc } = world;
    const wrong = [
      JSON.stringify({ tokenIn: usdc, tokenOut: eurc, amountOut: "1" }),
      JSON.stringify({ tokenIn: eurc, tokenOut: usdc, amountOut: "0" }),
      JSON.stringify({ tokenIn: eurc, tokenOut: usdc, amountOut: "1", price: 1 }),
      "quote me",
    ];
    for (const body of wrong) expect((await post(body)).status).to.equal(400);
    expect((await fetch(maker.url)).status).to.equal(405);
  });
});
