import { expect } from "chai";
import { type TypedDataDomain as EthersDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { hashTypedData, parseAbi, type TypedDataDefinition, zeroHash } from "viem";

import { noBand } from "../../../src/order/exchange/conversion.ts";
import {
  fxAuthorizationTypedData,
  fxLockHash,
  fxPermit2TypedData,
  fxPermitTypedData,
  quoteHash,
  quoteTypedData,
} from "../../../src/order/exchange/fxTypedData.ts";
import { fxLockTypes } from "../../../src/order/exchange/fxTypedDataSchemas.ts";
import { createExchangeWorld, type ExchangeWorld } from "../../helpers/exchangeWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { exampleOrder } from "../../helpers/orderFixtures.ts";

const order = exampleOrder();
const [router, venue, tokenIn] = [order.buyer, order.seller, order.token];
const conversion = {
  venue,
  tokenIn,
  maximumIn: 9n,
  ...noBand,
  maxDeviationBps: 50,
  venueData: "0x1234",
} as const;
const tokenDomain = { name: "Euro Coin", version: "2", chainId: 31_337, verifyingContract: tokenIn };
const quote = {
  ...{ maker: order.buyer, router, taker: order.seller, orderId: order.detailsHash, tokenIn, amountIn: 3n },
  ...{ tokenOut: venue, amountOut: 4n, nonce: 5n, validUntil: 6, fromPermit2: true },
};
const lock = { order, conversion };

const signed = {
  FxAuthorization: fxAuthorizationTypedData({ tokenDomain, router, payer: order.buyer, ...lock }),
  FxPermit: fxPermitTypedData({ tokenDomain, router, owner: venue, value: 1n, nonce: 2n, deadline: 3n }),
  FxPermit2: fxPermit2TypedData({ chainId: 31_337, router, nonce: 1n, deadline: 2n, ...lock }),
  FxQuote: quoteTypedData({ rfqVenue: venue, chainId: 31_337 }, quote),
};

interface Signable {
  readonly domain: EthersDomain;
  readonly types: Record<string, readonly TypedDataField[]>;
  readonly message: Record<string, unknown>;
}

const mutable = (types: Record<string, readonly TypedDataField[]>) =>
  Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));

describe("typed data of the exchange", () => {
  for (const [name, typedData] of Object.entries(signed)) {
    it(`${name}: viem and ethers hash the same`, () => {
      const { domain, types, message } = typedData as unknown as Signable;
      expect(hashTypedData(typedData as unknown as TypedDataDefinition)).to.equal(
        TypedDataEncoder.hash(domain, mutable(types), message),
      );
    });
  }

  it("FxLock: viem and ethers hash the same, and every field counts", () => {
    const encoder = TypedDataEncoder.from(mutable(fxLockTypes));
    expect(fxLockHash(lock)).to.equal(encoder.hashStruct("FxLock", lock));
    const hashes = [
      lock,
      { ...lock, order: exampleOrder({ amount: 1n }) },
      { ...lock, conversion: { ...conversion, venue: router } },
      { ...lock, conversion: { ...conversion, tokenIn: router } },
      { ...lock, conversion: { ...conversion, maximumIn: 10n } },
      { ...lock, conversion: { ...conversion, oracle: router } },
      { ...lock, conversion: { ...conversion, maxDeviationBps: 51 } },
      { ...lock, conversion: { ...conversion, closedDeviationBps: 1 } },
      { ...lock, conversion: { ...conversion, venueData: "0x123400" as const } },
    ].map(fxLockHash);
    expect(new Set(hashes).size).to.equal(hashes.length);
  });

  describe("and Solidity", () => {
    let world: ExchangeWorld;

    before(async () => {
      world = await createExchangeWorld();
      await world.mint(world.eurc, world.buyer.address, 10_000_000_000n);
    });

    it("FxLock is the nonce that an authorization uses up", async () => {
      const lockOf = {
        order: await world.newOrder(),
        conversion: world.conversionOf(await world.signedQuote()),
      };
      const payer = world.buyer.address;
      const signature = await world.clientOf(world.buyer).signFxAuthorization(lockOf);
      const usedState = () =>
        world.operator.readContract({
          address: world.eurc,
          abi: parseAbi(["function authorizationState(address, bytes32) view returns (bool)"]),
          functionName: "authorizationState",
          args: [payer, fxLockHash(lockOf)],
        });
      expect(await usedState()).to.equal(false);
      await world.mined(world.relayer.lockExactWithAuthorization({ ...lockOf, payer, signature }));
      expect(await usedState()).to.equal(true);
    });

    for (const bound of ["taker and order", "nobody"]) {
      it(`FxQuote, bound to ${bound}: the digest that the venue recovers from`, async () => {
        const made = await world.newOrder();
        const orderId = await world.operator.getOrderId({ order: made });
        const ends = bound === "nobody" ? {} : { taker: world.stranger.address, orderId };
        const given = { ...(await world.newQuote(ends)), signature: `0x${"11".repeat(65)}` } as const;
        const stranger = world.clientOf(world.stranger);
        const domain = { rfqVenue: world.rfqVenue, chainId: 31_337 };
        await expectRevert(
          stranger.lockExact({ order: made, conversion: world.conversionOf(given) }),
          "QuoteSignatureInvalid",
          { maker: world.maker.address, digest: quoteHash(domain, given) },
        );
        expect(given.orderId === zeroHash).to.equal(bound === "nobody");
      });
    }
  });
});
