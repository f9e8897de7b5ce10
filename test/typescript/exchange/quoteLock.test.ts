import { expect } from "chai";

import type { LockCandidate } from "../../../src/client/exchange/lockCandidate.ts";
import type { QuoteLockReturnType } from "../../../src/client/exchange/quoteLock.ts";
import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { poorAccount } from "../../helpers/escrowWorld.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { deployUniswapV3, type UniswapV3 } from "../../helpers/uniswapV3.ts";
import { deployUniswapV4, type UniswapV4, type V4PoolKey } from "../../helpers/uniswapV4.ts";

const million = 1_000_000_000_000n;

describe("quoteLock over quotes, Uniswap v3 and Uniswap v4", () => {
  let world: ExchangeWorld;
  let v3: UniswapV3;
  let v4: UniswapV4;
  let poolKey: V4PoolKey;
  let order: Order;

  const byQuote = async (amountIn: bigint, overrides: object = {}): Promise<LockCandidate> => ({
    kind: "quote",
    venue: world.rfqVenue,
    quote: await world.signedQuote({ amountIn, ...overrides }),
  });
  const byV3 = (feesMillionths: number[] = [500]): LockCandidate => ({
    kind: "uniswapV3",
    venue: v3.venue,
    path: { tokens: [world.eurc, world.usdc], feesMillionths },
  });
  const byV4 = (key: Partial<V4PoolKey> = {}): LockCandidate => ({
    kind: "uniswapV4",
    venue: v4.venue,
    poolKey: { ...poolKey, ...key },
  });
  const ask = (candidates: readonly LockCandidate[], overrides: object = {}): Promise<QuoteLockReturnType> =>
    world.clientOf(world.buyer).quoteLock({
      order,
      tokenIn: world.eurc,
      maximumIn: 1_000_000_000n,
      candidates,
      etherPriceIn: 2_700_000_000n,
      gasPrice: 1_000_000_000n,
      ...overrides,
    });

  before(async () => {
    world = await createExchangeWorld();
    v3 = await deployUniswapV3(world.provider);
    v4 = await deployUniswapV4(world.provider);
    // A euro costs 1.08 dollars in v3 and 1.09 in v4, a million euro deep.
    const base = { token: world.eurc, amount: million };
    await v3.createPool({ fee: 500, base, quote: { token: world.usdc, amount: (million * 108n) / 100n } });
    ({ key: poolKey } = await v4.createPool({
      base,
      quote: { token: world.usdc, amount: (million * 109n) / 100n },
    }));
    await world.mint(world.eurc, world.buyer.address, 10_000_000_000n);
  });

  beforeEach(async () => {
    order = await world.newOrder();
  });

  const winners = {
    quote: () => Promise.all([byQuote(910_000_000n), byV3(), byV4()]),
    uniswapV4: () => Promise.all([byQuote(930_000_000n), byV3(), byV4()]),
    uniswapV3: () => Promise.all([byQuote(930_000_000n), byV3(), byV4({ fee: 3_000 })]),
  };
  for (const [kind, candidates] of Object.entries(winners)) {
    it(`${kind} wins where it costs least, and its conversion locks for what was quoted`, async () => {
      const buyer = world.clientOf(world.buyer);
      const { best, quotes } = await ask(await candidates());
      if (best === undefined) throw new Error("no venue would lock");
      expect(best.candidate.kind).to.equal(kind);
      expect(quotes.map(({ totalCost }) => totalCost)).to.deep.equal(
        quotes.map(({ totalCost }) => totalCost).toSorted((a, b) => Number(a - b)),
      );
      const gasCost = (best.gas * 1_000_000_000n * 2_700_000_000n + 10n ** 18n - 1n) / 10n ** 18n;
      expect(best.totalCost).to.equal(best.paid + gasCost);

      const before = await world.balanceOf(world.eurc, world.buyer.address);
      await world.approve(world.buyer, world.eurc, world.router);
      await world.mined(buyer.lockExact({ order, conversion: best.conversion }));
      expect(await world.balanceOf(world.eurc, world.buyer.address)).to.equal(before - best.paid);
      expect((await buyer.getOrderState({ order })).status).to.equal(Status.Locked);
    });
  }

  it("dear gas turns the ranking: a quote that costs a little more beats a pool that takes more gas", async () => {
    const [pool] = (await ask([byV4()])).quotes;
    const quote = await byQuote((pool?.paid ?? 0n) + 10_000n);
    const [cheap, dear] = await Promise.all([
      ask([quote, byV4()], { gasPrice: 1n }),
      ask([quote, byV4()], { gasPrice: 100_000_000_000n }),
    ]);
    expect(cheap.best?.candidate.kind).to.equal("uniswapV4");
    expect(dear.best?.candidate.kind).to.equal("quote");
  });

  it("says why a venue would not", async () => {
    const used = await byQuote(900_000_000n);
    if (used.kind !== "quote") throw new Error("no quote");
    const { word, mask } = { word: used.quote.nonce >> 8n, mask: 1n << used.quote.nonce };
    await world.mined(world.clientOf(world.maker).cancelQuotes({ word, mask }));
    const candidates = [
      used,
      await byQuote(1_000_000_001n),
      await byQuote(900_000_000n, { taker: world.stranger.address }),
      byV3([3_000]),
      byV3([500, 500]),
      byV4({ fee: 100, tickSpacing: 1 }),
      { ...byV4(), venue: world.stranger.address },
    ];
    const { best, quotes, refused } = await ask(candidates);
    expect([best, quotes]).to.deep.equal([undefined, []]);
    expect(refused.map(({ reason }) => reason)).to.deep.equal([
      "QuoteUsed",
      "QuotePriceMismatch",
      "QuoteSignatureInvalid",
      "PoolMissing",
      "PathTokensMismatchError",
      "PoolNotInitialized",
      "VenueNotAllowed",
    ]);
  });

  it("quotes a payer without ether or allowance, which then locks by signature", async () => {
    const payer = poorAccount("payer without allowance");
    await world.mint(world.eurc, payer.address, 1_000_000_000n);
    const client = world.clientOf(payer);
    const { best, refused } = await client.quoteLock({
      order,
      tokenIn: world.eurc,
      maximumIn: 1_000_000_000n,
      candidates: [await byQuote(920_000_000n, { taker: payer.address })],
      etherPriceIn: 2_700_000_000n,
    });
    expect(refused).to.deep.equal([]);
    if (best === undefined) throw new Error("no venue would lock");
    expect(Number(best.gas)).to.be.within(90_000, 220_000);
    const { conversion } = best;
    const signature = await client.signFxAuthorization({ order, conversion });
    const lock = { order, conversion, payer: payer.address, signature };
    await world.mined(world.relayer.lockExactWithAuthorization(lock));
    expect(await world.balanceOf(world.eurc, payer.address)).to.equal(80_000_000n);
  });

  it("warns of a pool without a band, and refuses outside a band", async () => {
    const oracle = await world.deploy("FixedOracle", [
      [{ base: world.eurc, quote: world.usdc, baseUnits: 100, quoteUnits: 110 }],
    ]);
    const open = await ask([byV3()]);
    expect(open.best?.warnings.map(({ code }) => code)).to.deep.equal(["poolWithoutBand"]);
    const wide = await ask([byV3()], { oracle, maxDeviationBps: 300 });
    expect(wide.best?.warnings).to.deep.equal([]);
    expect(wide.best?.conversion.oracle).to.equal(oracle);
    const narrow = await ask([byV3()], { oracle, maxDeviationBps: 50 });
    expect(narrow.refused.map(({ reason }) => reason)).to.deep.equal(["PriceOutsideBand"]);
  });

  it("a pool that moves beyond the tolerance fails, and nothing is paid", async () => {
    const buyer = world.clientOf(world.buyer);
    const { best } = await ask([byV4()], { toleranceBps: 0 });
    if (best === undefined) throw new Error("no venue would lock");
    const first = { ...best.conversion, maximumIn: 1_000_000_000n };
    await world.mined(buyer.lockExact({ order, conversion: first }));
    const next = await world.newOrder();
    await expectRevert(
      buyer.lockExact({ order: next, conversion: best.conversion }),
      "PoolInputAboveMaximum",
    );
    expect((await buyer.getOrderState({ order: next })).status).to.equal(Status.None);
  });
});
