import type { Signer, TypedDataField } from "ethers";
import type { Address } from "viem";

import { deployUniswapV3, encodeV3Path } from "../../test/helpers/uniswapV3.ts";
import type { FxConversionStruct } from "../../typechain-types/exchange/FxRouter.ts";
import type { FxRouter, MockErc20, RfqVenue } from "../../typechain-types/index.ts";
import { deliveredOrders, LIST } from "./deeds.ts";
import { gasOf, type Stage } from "./stage.ts";

const DAY = 86_400;
const MAXIMAL = (1n << 256n) - 1n;
/** Ten million of each currency, in its smallest unit. */
const POOL_DEPTH = 10_000_000_000_000n;

const QUOTE: TypedDataField[] = [
  { name: "maker", type: "address" },
  { name: "router", type: "address" },
  { name: "taker", type: "address" },
  { name: "orderId", type: "bytes32" },
  { name: "tokenIn", type: "address" },
  { name: "amountIn", type: "uint256" },
  { name: "tokenOut", type: "address" },
  { name: "amountOut", type: "uint256" },
  { name: "nonce", type: "uint256" },
  { name: "validUntil", type: "uint48" },
  { name: "fromPermit2", type: "bool" },
];

/** The exchange beside the escrow: a router, a venue of quotes, a maker, and a second currency to pay with. */
export type ExchangeStage = Awaited<ReturnType<typeof openExchange>>;

/** Deploys the exchange on a stage; payer and maker hold both currencies, the recipients have some of each. */
export async function openExchange(stage: Stage) {
  const { ethers } = stage;
  const router = (await ethers.deployContract("FxRouter", [
    await stage.escrow.getAddress(),
  ])) as unknown as FxRouter;
  const rfq = (await ethers.deployContract("RfqVenue")) as unknown as RfqVenue;
  const paid = (await ethers.deployContract("MockErc20", ["Paid", "PAID", 6])) as unknown as MockErc20;
  const maker: Signer = stage.issuer;
  const owed = stage.tokens.erc20;
  for (const token of [paid, owed]) {
    for (const account of [maker, stage.payer, stage.seller]) {
      await token.mint(await account.getAddress(), 1n << 90n);
      await token.connect(account).approve(await router.getAddress(), MAXIMAL);
      await token.connect(account).approve(await rfq.getAddress(), MAXIMAL);
    }
  }
  const v3 = await deployUniswapV3(stage.connection.provider);
  await v3.createPool({
    fee: 500,
    base: { token: (await paid.getAddress()) as Address, amount: POOL_DEPTH },
    quote: { token: (await owed.getAddress()) as Address, amount: POOL_DEPTH },
  });
  let nonce = 0n;

  /** `venueData` of a quote by the maker for exactly these amounts; for any order without an id. */
  async function quote(trade: {
    taker: Signer;
    orderId?: string;
    tokenIn: MockErc20;
    amountIn: bigint;
    tokenOut: MockErc20;
    amountOut: bigint;
  }): Promise<string> {
    nonce += 1n;
    const message = {
      maker: await maker.getAddress(),
      router: await router.getAddress(),
      taker: await trade.taker.getAddress(),
      orderId: trade.orderId ?? ethers.ZeroHash,
      tokenIn: await trade.tokenIn.getAddress(),
      amountIn: trade.amountIn,
      tokenOut: await trade.tokenOut.getAddress(),
      amountOut: trade.amountOut,
      nonce,
      validUntil: (await stage.now()) + DAY,
      fromPermit2: false,
    };
    const { chainId } = await ethers.provider.getNetwork();
    const verifyingContract = await rfq.getAddress();
    const domain = { name: "Lading RFQ", version: "1", chainId, verifyingContract };
    const signature = await maker.signTypedData(domain, { FxQuote: QUOTE }, message);
    const words = ethers.AbiCoder.defaultAbiCoder().encode(
      ["address", "uint256", "uint256", "uint256", "uint48", "bool", "bool", "bool"],
      [
        message.maker,
        message.amountIn,
        message.amountOut,
        nonce,
        message.validUntil,
        false,
        trade.orderId === undefined,
        false,
      ],
    );
    return ethers.concat([words, signature]);
  }

  return { stage, router, rfq, v3, paid, owed, quote };
}

type Operation = (exchange: ExchangeStage) => Promise<number>;

async function conversion(
  { rfq, paid }: ExchangeStage,
  maximumIn: bigint,
  venueData: string,
): Promise<FxConversionStruct> {
  return {
    venue: await rfq.getAddress(),
    tokenIn: await paid.getAddress(),
    maximumIn,
    oracle: `0x${"0".repeat(40)}`,
    maxDeviationBps: 0,
    closedDeviationBps: 0,
    venueData,
  };
}

const lockExactRfq: Operation = async (exchange) => {
  const { stage, router, paid, owed, quote } = exchange;
  const order = await stage.makeOrder("erc20");
  const amountOut = BigInt(order.amount);
  const venueData = await quote({
    taker: stage.payer,
    orderId: await stage.escrow.orderIdOf(order),
    tokenIn: paid,
    amountIn: amountOut * 2n,
    tokenOut: owed,
    amountOut,
  });
  const chosen = await conversion(exchange, amountOut * 2n, venueData);
  return gasOf(router.connect(stage.payer).lockExact(order, "0x", chosen));
};

const lockListExactRfq: Operation = async (exchange) => {
  const { stage, router, paid, owed, quote } = exchange;
  const orders = [];
  for (let i = 0; i < LIST; i += 1) orders.push(await stage.makeOrder("erc20"));
  const amountOut = orders.reduce((sum, order) => sum + BigInt(order.amount), 0n);
  const venueData = await quote({
    taker: stage.payer,
    tokenIn: paid,
    amountIn: amountOut * 2n,
    tokenOut: owed,
    amountOut,
  });
  const chosen = await conversion(exchange, amountOut * 2n, venueData);
  const gateData = orders.map(() => "0x");
  const gas = await gasOf(router.connect(stage.payer).lockExactBatch(orders, gateData, [chosen]));
  return Math.round(gas / LIST);
};

const claimConvertRfq: Operation = async (exchange) => {
  const { stage, router, rfq, paid, owed, quote } = exchange;
  const [order] = await deliveredOrders(stage, "erc20", 1);
  if (order === undefined) throw new Error("No order was delivered.");
  await stage.warp(6 * DAY);
  const amountIn = BigInt(order.amount);
  const venueData = await quote({
    taker: stage.seller,
    orderId: await stage.escrow.orderIdOf(order),
    tokenIn: owed,
    amountIn,
    tokenOut: paid,
    amountOut: amountIn * 2n,
  });
  const seller = await stage.seller.getAddress();
  const payout = [
    await rfq.getAddress(),
    await paid.getAddress(),
    amountIn,
    amountIn,
    seller,
    stage.ethers.ZeroAddress,
    0,
    0,
    venueData,
  ];
  const data = stage.ethers.AbiCoder.defaultAbiCoder().encode(
    ["tuple(address,address,uint256,uint256,address,address,uint16,uint16,bytes)"],
    [payout],
  );
  return gasOf(stage.escrow.connect(stage.seller).claim(order, await router.getAddress(), data, 0, "0x"));
};

const lockExactUniswapV3: Operation = async (exchange) => {
  const { stage, router, v3, paid, owed } = exchange;
  const order = await stage.makeOrder("erc20");
  const [tokenIn, tokenOut] = [await paid.getAddress(), await owed.getAddress()] as [Address, Address];
  const chosen = {
    ...(await conversion(exchange, BigInt(order.amount) * 2n, encodeV3Path(tokenOut, [500, tokenIn]))),
    venue: v3.venue,
  };
  return gasOf(router.connect(stage.payer).lockExact(order, "0x", chosen));
};

const OPERATIONS: Record<string, Operation> = {
  lockExactRfq,
  lockExactUniswapV3,
  claimConvertRfq,
  batch50LockExactRfq: lockListExactRfq,
};

/** Measures every conversion, the second of its kind, on plain ERC-20s. */
export async function measureExchange(stage: Stage): Promise<Record<string, number>> {
  const exchange = await openExchange(stage);
  const measured: Record<string, number> = {};
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    await operation(exchange);
    measured[name] = await operation(exchange);
  }
  return measured;
}
