import { network } from "hardhat";
import type { Address, Hex } from "viem";

import type { FxTradeStruct } from "../../typechain-types/exchange/venues/UniswapV3Venue.ts";
import {
  type IFxPoolVenue,
  IFxPoolVenue__factory,
  type MockErc20,
  MockErc20__factory,
  type Reentrant,
  Reentrant__factory,
  TestPayer__factory,
} from "../../typechain-types/index.ts";
import type { Depth, LocalProvider } from "./poolSeeding.ts";
import { deployUniswapV3, encodeV3Path } from "./uniswapV3.ts";
import { deployUniswapV4, encodeV4Data } from "./uniswapV4.ts";

type Token = MockErc20 | Reentrant;

/** Millionths that every pool of these tests charges. */
export const POOL_FEE = 500;

/** One pool behind a venue. */
export interface TestPool {
  /** Who is paid. */
  readonly payee: Address;
  readonly liquidity: bigint;
  buyData(tokenIn: Address, tokenOut: Address): Hex;
  sellData(tokenIn: Address, tokenOut: Address): Hex;
  drain(): Promise<unknown>;
}

/** The same questions for each of the Uniswap venues. */
export interface VenueKind {
  readonly name: string;
  /** By which Uniswap refuses a payer that pays too little: a string in v3, an error in v4. */
  readonly unpaid: string;
  open(provider: LocalProvider): Promise<{ venue: Address; createPool(depth: Depth): Promise<TestPool> }>;
}

export const venueKinds: readonly VenueKind[] = [
  {
    name: "UniswapV3Venue",
    unpaid: "IIA",
    async open(provider) {
      const { venue, createPool } = await deployUniswapV3(provider);
      return {
        venue,
        createPool: async (depth) => {
          const { pool, liquidity, drain } = await createPool({ ...depth, fee: POOL_FEE });
          return {
            payee: pool,
            liquidity,
            buyData: (tokenIn, tokenOut) => encodeV3Path(tokenOut, [POOL_FEE, tokenIn]),
            sellData: (tokenIn, tokenOut) => encodeV3Path(tokenIn, [POOL_FEE, tokenOut]),
            drain,
          };
        },
      };
    },
  },
  {
    name: "UniswapV4Venue",
    unpaid: "CurrencyNotSettled",
    async open(provider) {
      const { venue, manager, createPool } = await deployUniswapV4(provider);
      return {
        venue,
        createPool: async (depth) => {
          const { key, liquidity, drain } = await createPool({ ...depth, fee: POOL_FEE });
          const data = () => encodeV4Data(key);
          return { payee: manager, liquidity, buyData: data, sellData: data, drain };
        },
      };
    },
  },
];

/** A fresh chain, and a trader who trades through a payer that enforces nothing itself. */
export async function createVenueWorld() {
  const { ethers, provider } = await network.create();
  const [operator, trader, recipient, stranger] = await ethers.getSigners();
  if (!operator || !trader || !recipient || !stranger) throw new Error("Too few accounts.");
  const payer = await new TestPayer__factory(operator).deploy();

  const addressOf = async (token: Token) => (await token.getAddress()) as Address;
  /** Gives the trader tokens, and the payer the trader's allowance. */
  const fund = async (token: Token, amount: bigint) => {
    await token.mint(trader.address, amount);
    await token.connect(trader).approve(payer, ethers.MaxUint256);
  };
  const tradeOf = async (
    tokenIn: Token,
    tokenOut: Token,
    amountIn: bigint,
    amountOut: bigint,
  ): Promise<FxTradeStruct> => ({
    taker: trader.address,
    orderId: ethers.ZeroHash,
    tokenIn: await addressOf(tokenIn),
    tokenOut: await addressOf(tokenOut),
    amountIn,
    amountOut,
    recipient: recipient.address,
  });

  return {
    ethers,
    provider,
    operator,
    trader,
    recipient,
    stranger,
    payer,
    asTrader: payer.connect(trader),
    addressOf,
    fund,
    tradeOf,
    venueAt: (address: Address): IFxPoolVenue => IFxPoolVenue__factory.connect(address, operator),
    newToken: (symbol: string, decimals: number) =>
      new MockErc20__factory(operator).deploy(symbol, symbol, decimals),
    newReentrant: () => new Reentrant__factory(operator).deploy(),
    depthOf: async (base: Token, baseAmount: bigint, quote: Token, quoteAmount: bigint, width?: number) => ({
      base: { token: await addressOf(base), amount: baseAmount },
      quote: { token: await addressOf(quote), amount: quoteAmount },
      ...(width === undefined ? {} : { width }),
    }),
  };
}

export type VenueWorld = Awaited<ReturnType<typeof createVenueWorld>>;
