import { network } from "hardhat";

import type { Permit2FundingStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { MockErc20__factory, OrderEscrow__factory } from "../../typechain-types/index.ts";
import { deployPermit2, PERMIT2 } from "./permit2.ts";
import { placeTermsPublisher } from "./placeTermsPublisher.ts";

export const amount = 1_000_000n;
const day = 86_400;
const orderFields = [
  { name: "termsId", type: "bytes32" },
  { name: "buyer", type: "address" },
  { name: "seller", type: "address" },
  { name: "token", type: "address" },
  { name: "amount", type: "uint96" },
  { name: "lockBy", type: "uint40" },
  { name: "deliverBy", type: "uint40" },
  { name: "detailsHash", type: "bytes32" },
];
/** Written out here on its own: what a payer's wallet shows. */
const typesOf = (witness: "Order" | "Order[]") => ({
  PermitWitnessTransferFrom: [
    { name: "permitted", type: "TokenPermissions" },
    { name: "spender", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
    { name: "witness", type: witness },
  ],
  Order: orderFields,
  TokenPermissions: [
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
  ],
});

/** A fresh chain with an escrow, plain tokens and the real Permit2, signed and sent with ethers. */
export async function createPermit2World() {
  // The fast build for tests is larger than the limit; the production build has its own size check.
  const { ethers, provider } = await network.create({ override: { allowUnlimitedContractSize: true } });
  await deployPermit2(provider);
  await placeTermsPublisher(provider);
  const [payer, seller, arbitrator, relayer, carrier] = await ethers.getSigners();
  if (!payer || !seller || !arbitrator || !relayer || !carrier) throw new Error("Too few accounts.");
  const escrow = await new OrderEscrow__factory(payer).deploy();
  const token = await new MockErc20__factory(payer).deploy("Mock", "MOCK", 6);
  const other = await new MockErc20__factory(payer).deploy("Other", "OTHER", 6);
  const permit2 = new ethers.Contract(
    PERMIT2,
    [
      "error InvalidSigner()",
      "error InvalidNonce()",
      "error SignatureExpired(uint256 signatureDeadline)",
      "function nonceBitmap(address owner, uint256 word) view returns (uint256)",
    ],
    ethers.provider,
  );
  await token.mint(payer.address, 10n * amount);
  await token.connect(payer).approve(PERMIT2, ethers.MaxUint256);
  const terms = {
    arbitrator: arbitrator.address,
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
  const escrowAddress = await escrow.getAddress();
  const tokenAddress = await token.getAddress();

  const makeOrder = (salt: number) => ({
    termsId,
    buyer: payer.address,
    seller: seller.address,
    token: tokenAddress,
    amount,
    lockBy: block.timestamp + day,
    deliverBy: block.timestamp + 10 * day,
    detailsHash: ethers.id(`details ${salt}`),
  });
  type Order = ReturnType<typeof makeOrder>;
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { name: "Permit2", chainId, verifyingContract: PERMIT2 };
  const fundingOf = (nonce: bigint, signature: string): Permit2FundingStruct => ({
    payer: payer.address,
    nonce,
    deadline,
    signature,
  });
  const sign = async (order: Order, nonce: bigint, signer = payer) =>
    fundingOf(
      nonce,
      await signer.signTypedData(domain, typesOf("Order"), {
        permitted: { token: order.token, amount: order.amount },
        spender: escrowAddress,
        nonce,
        deadline,
        witness: order,
      }),
    );
  const signList = async (orders: Order[], nonce: bigint) =>
    fundingOf(
      nonce,
      await payer.signTypedData(domain, typesOf("Order[]"), {
        permitted: { token: tokenAddress, amount: orders.reduce((sum, order) => sum + order.amount, 0n) },
        spender: escrowAddress,
        nonce,
        deadline,
        witness: orders,
      }),
    );
  const relayed = escrow.connect(relayer);
  const nonceBitmap = (owner: string): Promise<bigint> => permit2.getFunction("nonceBitmap")(owner, 0);
  const moveTo = (time: bigint) =>
    provider.request({ method: "evm_setNextBlockTimestamp", params: [Number(time)] });
  return {
    ethers,
    escrow,
    relayed,
    token,
    other,
    permit2,
    nonceBitmap,
    payer,
    seller,
    relayer,
    escrowAddress,
    deadline,
    makeOrder,
    sign,
    signList,
    moveTo,
  };
}
