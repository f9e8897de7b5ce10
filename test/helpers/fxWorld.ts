import type { TypedDataField } from "ethers";
import { network } from "hardhat";

import type { FxConversionStruct } from "../../typechain-types/exchange/FxRouter.ts";
import {
  FxRouter__factory,
  MockErc20__factory,
  OrderEscrow__factory,
  RfqVenue__factory,
} from "../../typechain-types/index.ts";
import { deployPermit2, PERMIT2 } from "./permit2.ts";
import { placeTermsPublisher } from "./placeTermsPublisher.ts";

export const amount = 1_000_000_000n;
export const price = 925_000_000n;
export const maximum = 930_000_000n;
const day = 86_400;

const fields = (text: string): TypedDataField[] =>
  text.split(",").map((field) => {
    const [type = "", name = ""] = field.trim().split(" ");
    return { name, type };
  });

/** Written out here on its own: what wallets show. */
export const quoteTypes = {
  FxQuote: fields(
    "address maker,address router,address taker,bytes32 orderId,address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOut,uint256 nonce,uint48 validUntil,bool fromPermit2",
  ),
};
export const lockTypes = {
  FxLock: fields("Order order,FxConversion conversion"),
  FxConversion: fields(
    "address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData",
  ),
  Order: fields(
    "bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash",
  ),
};
const permitTypes = {
  PermitWitnessTransferFrom: fields(
    "TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,FxLock witness",
  ),
  TokenPermissions: fields("address token,uint256 amount"),
  ...lockTypes,
};

/** A fresh chain with the exchange, two currencies and the real Permit2, signed and sent with ethers. */
export async function createFxWorld() {
  // The fast build for tests is larger than the limit; the production build has its own size check.
  const { ethers, provider } = await network.create({ override: { allowUnlimitedContractSize: true } });
  await deployPermit2(provider);
  await placeTermsPublisher(provider);
  const [payer, seller, maker, relayer, carrier] = await ethers.getSigners();
  if (!payer || !seller || !maker || !relayer || !carrier) throw new Error("Too few accounts.");
  const escrow = await new OrderEscrow__factory(payer).deploy();
  const router = await new FxRouter__factory(payer).deploy(escrow);
  const rfq = await new RfqVenue__factory(payer).deploy();
  const usd = await new MockErc20__factory(payer).deploy("Dollar", "USD", 6);
  const eur = await new MockErc20__factory(payer).deploy("Euro", "EUR", 6);
  const permit2 = new ethers.Contract(
    PERMIT2,
    [
      "error InvalidSigner()",
      "error InvalidNonce()",
      "error SignatureExpired(uint256 signatureDeadline)",
      "error AllowanceExpired(uint256 deadline)",
      "error InsufficientAllowance(uint256 amount)",
      "function approve(address token, address spender, uint160 amount, uint48 expiration)",
    ],
    maker,
  );
  await eur.mint(payer, 10n * amount);
  await eur.connect(payer).approve(PERMIT2, ethers.MaxUint256);
  await usd.mint(maker, 10n * amount);
  await usd.connect(maker).approve(rfq, ethers.MaxUint256);
  const terms = {
    arbitrator: carrier.address,
    evidencePeriod: day,
    rulingPeriod: 2 * day,
    arbitrationFeeBps: 0,
    defaultSellerBps: 0,
    feeBps: 0,
    feeRecipient: ethers.ZeroAddress,
    inspectionPeriod: day,
    openClaimPeriod: day,
    threshold: 1,
    attesters: [carrier.address],
    gate: ethers.ZeroAddress,
    documentHash: ethers.ZeroHash,
  };
  const termsId = await escrow.publishTerms.staticCall(terms);
  await escrow.publishTerms(terms);
  const block = await ethers.provider.getBlock("latest");
  if (block === null) throw new Error("The chain has no block.");
  const deadline = BigInt(block.timestamp + day);
  const { chainId } = await ethers.provider.getNetwork();
  const [escrowAddress, routerAddress, rfqAddress, usdAddress, eurAddress] = await Promise.all(
    [escrow, router, rfq, usd, eur].map((contract) => contract.getAddress()),
  );
  if (!escrowAddress || !routerAddress || !rfqAddress || !usdAddress || !eurAddress) {
    throw new Error("A contract has no address.");
  }

  const makeOrder = (salt: number) => ({
    termsId,
    buyer: payer.address,
    seller: seller.address,
    token: usdAddress,
    amount,
    lockBy: block.timestamp + day,
    deliverBy: block.timestamp + 10 * day,
    detailsHash: ethers.id(`details ${salt}`),
  });
  type Order = ReturnType<typeof makeOrder>;

  const quoteDomain = { name: "Lading RFQ", version: "1", chainId, verifyingContract: rfqAddress };
  const makeQuote = async (order: Order, nonce: bigint, fromPermit2 = false) => ({
    maker: maker.address,
    router: routerAddress,
    taker: payer.address,
    orderId: await escrow.orderIdOf(order),
    tokenIn: eurAddress,
    amountIn: price,
    tokenOut: usdAddress,
    amountOut: amount,
    nonce,
    validUntil: block.timestamp + 2 * day,
    fromPermit2,
  });
  type Quote = Awaited<ReturnType<typeof makeQuote>>;
  const signQuote = async (quote: Quote, signed: Quote = quote) =>
    ethers.concat([
      ethers.AbiCoder.defaultAbiCoder().encode(
        ["address", "uint256", "uint256", "uint256", "uint48", "bool", "bool", "bool"],
        [
          quote.maker,
          quote.amountIn,
          quote.amountOut,
          quote.nonce,
          quote.validUntil,
          quote.taker === ethers.ZeroAddress,
          quote.orderId === ethers.ZeroHash,
          quote.fromPermit2,
        ],
      ),
      await maker.signTypedData(quoteDomain, quoteTypes, signed),
    ]);

  const convertBy = (venueData: string) =>
    ({
      venue: rfqAddress,
      tokenIn: eurAddress,
      maximumIn: maximum,
      oracle: ethers.ZeroAddress,
      maxDeviationBps: 25,
      closedDeviationBps: 75,
      venueData,
    }) satisfies FxConversionStruct;
  type Conversion = ReturnType<typeof convertBy>;

  const permitDomain = { name: "Permit2", chainId, verifyingContract: PERMIT2 };
  const signPermit = async (order: Order, conversion: Conversion, nonce: bigint, signer = payer) => ({
    payer: payer.address,
    nonce,
    deadline,
    signature: await signer.signTypedData(permitDomain, permitTypes, {
      permitted: { token: conversion.tokenIn, amount: conversion.maximumIn },
      spender: routerAddress,
      nonce,
      deadline,
      witness: { order, conversion },
    }),
  });

  const moveTo = (time: bigint) =>
    provider.request({ method: "evm_setNextBlockTimestamp", params: [Number(time)] });
  return {
    ethers,
    escrow,
    escrowAddress,
    router,
    relayed: router.connect(relayer),
    routerAddress,
    rfq,
    rfqAddress,
    usd,
    usdAddress,
    eur,
    permit2,
    payer,
    seller,
    maker,
    relayer,
    deadline,
    quoteDomain,
    makeOrder,
    makeQuote,
    signQuote,
    convertBy,
    signPermit,
    moveTo,
  };
}
