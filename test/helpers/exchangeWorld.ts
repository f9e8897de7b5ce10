import { artifacts } from "hardhat";
import {
  type Abi,
  type Account,
  type Address,
  createWalletClient,
  custom,
  encodeFunctionData,
  publicActions,
  zeroAddress,
  zeroHash,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";

import { escrowActions } from "../../src/client/escrowActions.ts";
import { exchangeActions } from "../../src/client/exchange/exchangeActions.ts";
import { type FxConversion, noBand } from "../../src/order/exchange/conversion.ts";
import type { FxPayout } from "../../src/order/exchange/payout.ts";
import type { FxQuote, SignedFxQuote } from "../../src/order/exchange/quote.ts";
import { encodeQuoteData } from "../../src/order/exchange/venueData.ts";
import { createWorld, day } from "./escrowWorld.ts";

const hardhatMnemonic = "test test test test test test test test test test test junk";

/** A chain with an escrow, its router, a venue of quotes, USDC, EURC, and a maker that owns both currencies. */
export async function createExchangeWorld() {
  const world = await createWorld();
  const rich = (addressIndex: number) => mnemonicToAccount(hardhatMnemonic, { addressIndex });
  const maker = rich(6);
  const router = await world.deploy("FxRouter", [world.escrow]);
  const rfqVenue = await world.deploy("RfqVenue");
  // The same code as USDC's, as it is in life.
  const { abi } = await artifacts.readArtifact("ModelUsdc");
  const initialize = ["Euro Coin", "EURC", "EUR", 6, "2", world.operator.account.address];
  const eurc = await world.deploy("ModelProxy", [
    await world.deploy("ModelUsdc"),
    rich(9).address,
    encodeFunctionData({ abi: abi as Abi, functionName: "initialize", args: initialize }),
  ]);

  const clientOf = (account: Account | Address) =>
    createWalletClient({ account, chain: hardhat, transport: custom(world.provider, { retryCount: 0 }) })
      .extend(publicActions)
      .extend(escrowActions({ escrow: world.escrow }))
      .extend(exchangeActions({ escrow: world.escrow, router, rfqVenue }));

  /** Mints and approves, for accounts with ether. */
  const fund = async (owner: Account, token: Address, amount: bigint, spender: Address) => {
    await world.mint(token, owner.address, amount);
    await world.approve(owner, token, spender);
  };
  for (const token of [world.usdc, eurc]) await fund(maker, token, 10n ** 15n, rfqVenue);

  let nonce = 0n;
  /** A quote by the maker: EURC for USDC at 0.92, open to any taker and order. */
  const newQuote = async (overrides: Partial<FxQuote> = {}): Promise<FxQuote> => {
    const quote: FxQuote = {
      maker: maker.address,
      router,
      taker: zeroAddress,
      orderId: zeroHash,
      tokenIn: eurc,
      amountIn: 920_000_000n,
      tokenOut: world.usdc,
      amountOut: 1_000_000_000n,
      nonce,
      validUntil: (await world.now()) + day,
      fromPermit2: false,
      ...overrides,
    };
    nonce += 1n;
    return quote;
  };
  const signedQuote = async (overrides: Partial<FxQuote> = {}): Promise<SignedFxQuote> =>
    clientOf(maker).signQuote({ quote: await newQuote(overrides) });

  return {
    ...world,
    maker,
    router,
    rfqVenue,
    eurc,
    clientOf,
    operator: clientOf(rich(0)),
    relayer: clientOf(rich(1)),
    fund,
    newQuote,
    signedQuote,
    /** Paying by a quote, at its price. */
    conversionOf: (quote: SignedFxQuote, overrides: Partial<FxConversion> = {}): FxConversion => ({
      venue: rfqVenue,
      tokenIn: quote.tokenIn,
      maximumIn: quote.amountIn,
      ...noBand,
      venueData: encodeQuoteData(quote),
      ...overrides,
    }),
    /** Being paid by a quote, at its price. */
    payoutOf: (quote: SignedFxQuote, recipient: Address, overrides: Partial<FxPayout> = {}): FxPayout => ({
      venue: rfqVenue,
      tokenOut: quote.tokenOut,
      amountIn: quote.amountIn,
      minimumOut: quote.amountOut,
      recipient,
      ...noBand,
      venueData: encodeQuoteData(quote),
      ...overrides,
    }),
    /** Neither tokens nor allowances stay at the router. */
    routerHolds: async () =>
      Promise.all([world.usdc, eurc, world.mock].map((token) => world.balanceOf(token, router))),
  };
}

export type ExchangeWorld = Awaited<ReturnType<typeof createExchangeWorld>>;
