import { expect } from "chai";
import { network } from "hardhat";

import type { Permit2FundingStruct } from "../../../typechain-types/escrow/OrderEscrow.ts";
import type { OrderEscrow } from "../../../typechain-types/index.ts";
import { deployPermit2, PERMIT2 } from "../../helpers/permit2.ts";

const amount = 1_000_000n;
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

async function setUp() {
  // The fast build for tests is larger than the limit; the production build has its own size check.
  const { ethers, provider } = await network.create({ override: { allowUnlimitedContractSize: true } });
  await deployPermit2(provider);
  const [payer, seller, arbitrator, relayer, carrier] = await ethers.getSigners();
  if (!payer || !seller || !arbitrator || !relayer || !carrier) throw new Error("Too few accounts.");
  const escrow: OrderEscrow = await (await ethers.getContractFactory("OrderEscrow")).deploy();
  const token = await (await ethers.getContractFactory("MockErc20")).deploy("Mock", "MOCK", 6);
  const other = await (await ethers.getContractFactory("MockErc20")).deploy("Other", "OTHER", 6);
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
  const moveTo = (time: bigint) =>
    provider.request({ method: "evm_setNextBlockTimestamp", params: [Number(time)] });
  return {
    ethers,
    escrow,
    relayed,
    token,
    other,
    permit2,
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

describe("lockWithPermit2, with the real Permit2", () => {
  let world: Awaited<ReturnType<typeof setUp>>;

  beforeEach(async () => {
    world = await setUp();
  });

  it("locks in the deadline's second, by any relayer", async () => {
    const { relayed, escrow, escrowAddress, token, payer, deadline, makeOrder, sign, moveTo } = world;
    const order = makeOrder(1);
    const orderId = await escrow.orderIdOf(order);
    const funding = await sign(order, 0n);
    await moveTo(deadline);
    const sent = relayed.lockWithPermit2(order, "0x", funding);
    await expect(sent)
      .to.emit(escrow, "OrderLocked")
      .withArgs(
        orderId,
        order.buyer,
        order.seller,
        order.termsId,
        payer.address,
        order.token,
        order.amount,
        order.lockBy,
        order.deliverBy,
        order.detailsHash,
      );
    expect(await token.balanceOf(escrowAddress)).to.equal(amount);
    const state = await escrow.stateOf(orderId);
    expect([state.status, state.held]).to.deep.equal([1n, amount]);
  });

  it("reverts one second after the deadline", async () => {
    const { relayed, permit2, deadline, makeOrder, sign, moveTo } = world;
    const order = { ...makeOrder(1), lockBy: Number(deadline) + 1 };
    const funding = await sign(order, 0n);
    await moveTo(deadline + 1n);
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(permit2, "SignatureExpired")
      .withArgs(deadline);
  });

  it("reverts when another order, amount or signer is behind the signature", async () => {
    const { relayed, permit2, seller, makeOrder, sign } = world;
    const order = makeOrder(1);
    const wrong = [
      await sign(makeOrder(2), 0n),
      await sign({ ...order, amount: amount + 1n }, 0n),
      await sign({ ...order, seller: order.buyer }, 0n),
      await sign(order, 0n, seller),
      { ...(await sign(order, 0n)), nonce: 1n },
    ];
    for (const funding of wrong) {
      await expect(relayed.lockWithPermit2(order, "0x", funding)).to.be.revertedWithCustomError(
        permit2,
        "InvalidSigner",
      );
    }
  });

  it("reverts when the nonce was used, and names the status when the order is locked", async () => {
    const { relayed, escrow, permit2, makeOrder, sign } = world;
    const order = makeOrder(1);
    const funding = await sign(order, 0n);
    await relayed.lockWithPermit2(order, "0x", funding);
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(escrow, "OrderStatusNotAllowed")
      .withArgs(await escrow.orderIdOf(order), 1n, 1n);
    const next = makeOrder(2);
    await expect(relayed.lockWithPermit2(next, "0x", await sign(next, 0n))).to.be.revertedWithCustomError(
      permit2,
      "InvalidNonce",
    );
    expect(await permit2.getFunction("nonceBitmap")(order.buyer, 0)).to.equal(1n);
  });

  it("never takes the escrow as the payer", async () => {
    const { relayed, escrow, escrowAddress, makeOrder, sign } = world;
    const order = makeOrder(1);
    const funding = { ...(await sign(order, 0n)), payer: escrowAddress };
    await expect(relayed.lockWithPermit2(order, "0x", funding))
      .to.be.revertedWithCustomError(escrow, "AccountNotAllowed")
      .withArgs(escrowAddress);
  });
});

describe("lockManyWithPermit2, with the real Permit2", () => {
  let world: Awaited<ReturnType<typeof setUp>>;

  beforeEach(async () => {
    world = await setUp();
  });

  it("locks a list by one signature", async () => {
    const { relayed, escrow, escrowAddress, token, makeOrder, signList } = world;
    const orders = [makeOrder(1), makeOrder(2), makeOrder(3)];
    await relayed.lockManyWithPermit2(orders, ["0x", "0x", "0x"], await signList(orders, 0n));
    expect(await token.balanceOf(escrowAddress)).to.equal(3n * amount);
    for (const order of orders) {
      expect((await escrow.stateOf(await escrow.orderIdOf(order))).held).to.equal(amount);
    }
  });

  it("skips what is locked and moves only the rest", async () => {
    const { relayed, escrow, escrowAddress, token, makeOrder, sign, signList } = world;
    const [first, second] = [makeOrder(1), makeOrder(2)];
    await relayed.lockWithPermit2(first, "0x", await sign(first, 0n));
    const selector = escrow.interface.getError("OrderStatusNotAllowed")?.selector;
    await expect(
      relayed.lockManyWithPermit2([first, second], ["0x", "0x"], await signList([first, second], 1n)),
    )
      .to.emit(escrow, "OrderSkipped")
      .withArgs(await escrow.orderIdOf(first), selector);
    expect(await token.balanceOf(escrowAddress)).to.equal(2n * amount);
  });

  it("leaves the signature unused when all is locked already", async () => {
    const { relayed, permit2, payer, makeOrder, signList } = world;
    const orders = [makeOrder(1), makeOrder(2)];
    await relayed.lockManyWithPermit2(orders, ["0x", "0x"], await signList(orders, 0n));
    await relayed.lockManyWithPermit2(orders, ["0x", "0x"], await signList(orders, 1n));
    expect(await permit2.getFunction("nonceBitmap")(payer.address, 0)).to.equal(1n);
  });

  it("reverts on part of a signed list, and on another order of it", async () => {
    const { relayed, permit2, makeOrder, signList } = world;
    const [first, second] = [makeOrder(1), makeOrder(2)];
    const funding = await signList([first, second], 0n);
    await expect(relayed.lockManyWithPermit2([first], ["0x"], funding)).to.be.revertedWithCustomError(
      permit2,
      "InvalidSigner",
    );
    await expect(
      relayed.lockManyWithPermit2([second, first], ["0x", "0x"], funding),
    ).to.be.revertedWithCustomError(permit2, "InvalidSigner");
  });

  it("reverts on an empty list, two tokens, or missing gate data", async () => {
    const { relayed, escrow, other, token, makeOrder, signList } = world;
    const order = makeOrder(1);
    const funding = await signList([order], 0n);
    await expect(relayed.lockManyWithPermit2([], [], funding)).to.be.revertedWithCustomError(
      escrow,
      "ListEmpty",
    );
    await expect(relayed.lockManyWithPermit2([order], [], funding))
      .to.be.revertedWithCustomError(escrow, "ListLengthMismatch")
      .withArgs(0n, 1n);
    const foreign = { ...makeOrder(2), token: await other.getAddress() };
    await expect(relayed.lockManyWithPermit2([order, foreign], ["0x", "0x"], funding))
      .to.be.revertedWithCustomError(escrow, "ListTokenMismatch")
      .withArgs(await other.getAddress(), await token.getAddress());
  });

  it("reverts with the named error when its one order is locked already", async () => {
    const { relayed, escrow, makeOrder, signList } = world;
    const order = makeOrder(1);
    await relayed.lockManyWithPermit2([order], ["0x"], await signList([order], 0n));
    await expect(relayed.lockManyWithPermit2([order], ["0x"], await signList([order], 1n)))
      .to.be.revertedWithCustomError(escrow, "OrderStatusNotAllowed")
      .withArgs(await escrow.orderIdOf(order), 1n, 1n);
  });
});
