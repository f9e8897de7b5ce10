import type { HDNodeWallet, Signer, TransactionResponse } from "ethers";
import hre from "hardhat";
import { deployPermit2, PERMIT2 } from "../../test/helpers/permit2.ts";
import { placeTermsPublisher } from "../../test/helpers/placeTermsPublisher.ts";
import type { OrderStruct, TermsStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import type {
  BenchErc20,
  BenchUsdc,
  BlocksTransfers,
  FloorEscrow,
  OrderEscrow,
} from "../../typechain-types/index.ts";

const DAY = 86_400;
const MAXIMAL = (1n << 256n) - 1n;

/** A chain with everything deployed, where any operation can be brought about and its gas read. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Which token an operation is measured on. */
export type TokenName = "erc20" | "usdcModel" | "blocking";

/** Gas by operation: one whole transaction each, or per order of a list. */
export type Measured = Record<string, number>;

/** Brings one operation about and reads its gas. */
export type Operation = (stage: Stage, token: TokenName) => Promise<number>;

/**
 * Deploys the escrow, the floor contract, a plain ERC-20 and the USDC model on a fresh in-process chain.
 *
 * @param hardfork - Hardhat's name of the rules to price gas by.
 */
export async function openStage(hardfork: "osaka" | "amsterdam") {
  const connection = await hre.network.create({
    network: "default",
    override: {
      hardfork,
      allowUnlimitedContractSize: false,
      initialDate: "2026-11-21T00:00:00Z",
      // The planned rules take more than today's limit of a transaction to put a contract on chain.
      ...(hardfork === "amsterdam" ? { blockGasLimit: 200_000_000n, transactionGasCap: 200_000_000n } : {}),
    },
  });
  const { ethers, provider } = connection;
  const [payer, buyer, seller, arbitrator, feeRecipient, relayer, issuer, proxyAdmin] =
    (await ethers.getSigners()) as unknown as [
      Signer,
      Signer,
      Signer,
      Signer,
      Signer,
      Signer,
      Signer,
      Signer,
    ];
  const attesters = [21, 22, 23].map((index) => wallet(index)) as HDNodeWallet[];
  const address = (signer: Signer) => signer.getAddress();

  function wallet(index: number): HDNodeWallet {
    const phrase = "test test test test test test test test test test test junk";
    return ethers.HDNodeWallet.fromPhrase(phrase, undefined, `m/44'/60'/0'/0/${index}`);
  }

  await deployPermit2(provider);
  await placeTermsPublisher(provider);
  const escrow = (await ethers.deployContract("OrderEscrow")) as unknown as OrderEscrow;
  const floor = (await ethers.deployContract("FloorEscrow")) as unknown as FloorEscrow;
  const erc20 = (await ethers.deployContract("BenchErc20")) as unknown as BenchErc20;
  const signatures = await ethers.deployContract("BenchSignatures");
  const libraries = { BenchSignatures: await signatures.getAddress() };
  const implementation = (await ethers.deployContract("BenchUsdc", { libraries })) as unknown as BenchUsdc;
  const initialize = implementation.interface.encodeFunctionData("initialize", [
    "USD Coin",
    "USDC",
    "USD",
    6,
    "2",
    await address(issuer),
  ]);
  const proxy = await ethers.deployContract("BenchProxy", [
    await implementation.getAddress(),
    await address(proxyAdmin),
    initialize,
  ]);
  const usdc = implementation.attach(await proxy.getAddress()) as unknown as BenchUsdc;
  const blocking = (await ethers.deployContract("BlocksTransfers")) as unknown as BlocksTransfers;
  const tokens = { erc20, usdcModel: usdc, blocking };

  const accounts = [payer, buyer, seller, arbitrator, feeRecipient, relayer];
  const spenders = [await escrow.getAddress(), await floor.getAddress(), PERMIT2];
  for (const account of accounts) {
    await erc20.mint(await address(account), 1n << 90n);
    await usdc.connect(issuer).mint(await address(account), 1n << 90n);
    await blocking.mint(await address(account), 1n << 90n);
    for (const spender of spenders) {
      await erc20.connect(account).approve(spender, MAXIMAL);
      await usdc.connect(account).approve(spender, MAXIMAL);
      await blocking.connect(account).approve(spender, MAXIMAL);
    }
  }
  for (const spender of spenders.slice(0, 2)) {
    await erc20.mint(spender, 1_000_000n);
    await usdc.connect(issuer).mint(spender, 1_000_000n);
  }

  const terms: TermsStruct = {
    arbitrator: await address(arbitrator),
    evidencePeriod: 3 * DAY,
    rulingPeriod: 20 * DAY,
    arbitrationFeeBps: 200,
    defaultSellerBps: 5_000,
    feeBps: 0,
    feeRecipient: ethers.ZeroAddress,
    inspectionPeriod: 5 * DAY,
    openClaimPeriod: 30 * DAY,
    threshold: 2,
    attesters: attesters.map((attester) => attester.address),
    gate: ethers.ZeroAddress,
    documentHash: ethers.id("terms"),
  };
  const feeTerms = { ...terms, feeBps: 100, feeRecipient: await address(feeRecipient) };
  const termsId = await publish(terms);
  const feeTermsId = await publish(feeTerms);

  async function publish(published: TermsStruct): Promise<string> {
    const id = await escrow.publishTerms.staticCall(published);
    await (await escrow.publishTerms(published)).wait();
    return id;
  }

  let salt = 0;

  /** A fresh order of the buyer and the seller, deliverable for 30 days. */
  async function makeOrder(
    token: TokenName,
    hasFee = false,
    changes: Partial<OrderStruct> = {},
  ): Promise<OrderStruct> {
    const nowAt = await now();
    salt += 1;
    return {
      termsId: hasFee ? feeTermsId : termsId,
      buyer: await address(buyer),
      seller: await address(seller),
      token: await tokens[token].getAddress(),
      amount: 1_234_567_890n + BigInt(salt),
      lockBy: nowAt + DAY,
      deliverBy: nowAt + 30 * DAY,
      detailsHash: ethers.id(`details ${salt}`),
      ...changes,
    };
  }

  async function now(): Promise<number> {
    return Number((await ethers.provider.getBlock("latest"))?.timestamp);
  }

  async function warp(seconds: number): Promise<void> {
    await provider.request({ method: "evm_increaseTime", params: [seconds] });
    await provider.request({ method: "evm_mine", params: [] });
  }

  return {
    connection,
    ethers,
    escrow,
    floor,
    tokens,
    payer,
    buyer,
    seller,
    arbitrator,
    relayer,
    feeRecipient,
    issuer,
    wallet,
    attesters,
    terms,
    makeOrder,
    now,
    warp,
    close: () => connection.close(),
  };
}

/** Gas of a whole transaction. */
export async function gasOf(sent: Promise<TransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null || receipt.status !== 1) throw new Error("A measured transaction failed.");
  return Number(receipt.gasUsed);
}
