import type { HDNodeWallet } from "ethers";

import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { confirm, deliveredOrders, dispute, LIST, lockedOrders, perOrder } from "./deeds.ts";
import { signAs } from "./sign.ts";
import { gasOf, type Operation, type Stage, type TokenName } from "./stage.ts";

const DAY = 86_400;
/** Wallets of the sellers of a list, far from those of the stage's other roles. */
const FIRST_SELLER = 1_000;

const reclaim: Operation = async (stage, token) => {
  const [order] = (await lockedOrders(stage, token, 1)) as [OrderStruct];
  await stage.warp(31 * DAY);
  return gasOf(stage.escrow.connect(stage.buyer).reclaim(order, order.buyer, "0x", 0, "0x"));
};

/** Nobody confirmed, the seller disputed, nobody ruled: all goes back to the buyer, who calls. */
const enforceDefault: Operation = async (stage, token) => {
  const order = await overdue(stage, token);
  return gasOf(stage.escrow.connect(stage.buyer).enforceDefault(order));
};

const enforceDefaultByStranger: Operation = async (stage, token) => {
  const order = await overdue(stage, token);
  return gasOf(stage.escrow.connect(stage.relayer).enforceDefault(order));
};

async function overdue(stage: Stage, token: TokenName): Promise<OrderStruct> {
  const [order] = (await lockedOrders(stage, token, 1)) as [OrderStruct];
  const evidenceHash = stage.ethers.id("evidence");
  const escrow = stage.escrow.connect(stage.seller);
  await (await escrow.dispute(order, order.amount, 1, evidenceHash, 0, "0x")).wait();
  await stage.warp(51 * DAY);
  return order;
}

/** Half is disputed, the other half goes to the seller at once. */
const disputeHalf: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  return dispute(stage, order, BigInt(order.amount) / 2n);
};

const reassign: Operation = async (stage, token) => {
  const [order] = (await lockedOrders(stage, token, 1)) as [OrderStruct];
  const to = await stage.relayer.getAddress();
  return gasOf(stage.escrow.connect(stage.seller).reassign(order, 2, to, 0));
};

/** Long after inspection anyone claims for the seller. */
const openClaim: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  await stage.warp(40 * DAY);
  return gasOf(stage.escrow.connect(stage.relayer).claim(order, order.seller, "0x", 0, "0x"));
};

const listWithFee =
  (verb: "releaseMany" | "claimMany"): Operation =>
  async (stage, token) => {
    const orders = await deliveredOrders(stage, token, LIST, true);
    await stage.warp(6 * DAY);
    const caller = verb === "releaseMany" ? stage.buyer : stage.seller;
    return perOrder(await gasOf(stage.escrow.connect(caller)[verb](orders)));
  };

/** Anyone claims for fifty sellers, who all had some of the token before. */
const claimOfSellers: Operation = async (stage, token) => {
  const sellers = Array.from({ length: LIST }, (_, index) => stage.wallet(FIRST_SELLER + index));
  const orders = [];
  for (const seller of sellers) {
    await give(stage, token, seller);
    const order = await stage.makeOrder(token, false, { seller: seller.address });
    await (await stage.escrow.connect(stage.payer).lock(order, "0x")).wait();
    orders.push(order);
  }
  await confirm(stage, orders);
  await stage.warp(40 * DAY);
  return perOrder(await gasOf(stage.escrow.connect(stage.relayer).claimMany(orders)));
};

async function give(stage: Stage, token: TokenName, { address }: HDNodeWallet): Promise<void> {
  const { erc20, usdcModel, blocking } = stage.tokens;
  if (token === "usdcModel") await (await usdcModel.connect(stage.issuer).mint(address, 1n)).wait();
  else await (await (token === "erc20" ? erc20 : blocking).mint(address, 1n)).wait();
}

const publishTerms: Operation = async (stage) => {
  const documentHash = stage.ethers.id(`terms of ${await stage.now()} ${Math.random()}`);
  return gasOf(stage.escrow.connect(stage.relayer).publishTerms({ ...stage.terms, documentHash }));
};

/** A seller whose token refuses the push, each time a new one: its first credit ever. */
const firstCredit: Operation = async (stage) => {
  freshSeller += 1;
  const seller = stage.wallet(freshSeller);
  const order = await stage.makeOrder("blocking", false, { seller: seller.address });
  await (await stage.escrow.connect(stage.payer).lock(order, "0x")).wait();
  await (await stage.tokens.blocking.setHostile(true)).wait();
  const gas = await gasOf(stage.escrow.connect(stage.buyer).release(order, order.amount, 0, "0x"));
  await (await stage.tokens.blocking.setHostile(false)).wait();
  return gas;
};
let freshSeller = 2_000;

/** All of a credit, paid out at last. */
const withdrawBy =
  (who: "owner" | "stranger" | "signature"): Operation =>
  async (stage) => {
    const { escrow, seller, relayer } = stage;
    const token = await stage.tokens.blocking.getAddress();
    const owner = await seller.getAddress();
    await firstCreditOf(stage, owner);
    const [amount, nonce] = await escrow.creditOf(owner, token);
    if (who === "owner") return gasOf(escrow.connect(seller).withdraw(owner, token, amount, 0, "0x"));
    if (who === "stranger") return gasOf(escrow.connect(relayer).withdraw(owner, token, amount, 0, "0x"));
    const signBy = (await stage.now()) + DAY;
    const signature = await signAs(stage, seller, "Withdrawal", { owner, token, amount, nonce, signBy });
    return gasOf(escrow.connect(relayer).withdraw(owner, token, amount, signBy, signature));
  };

async function firstCreditOf(stage: Stage, seller: string): Promise<void> {
  const order = await stage.makeOrder("blocking", false, { seller });
  await (await stage.escrow.connect(stage.payer).lock(order, "0x")).wait();
  await (await stage.tokens.blocking.setHostile(true)).wait();
  await (await stage.escrow.connect(stage.buyer).release(order, order.amount, 0, "0x")).wait();
  await (await stage.tokens.blocking.setHostile(false)).wait();
}

/** Ways out of an order beside the usual ones, and what surrounds them. */
export const exitOperations: Record<string, Operation> = {
  reclaim,
  openClaim,
  enforceDefault,
  enforceDefaultByStranger,
  disputeHalf,
  reassign,
  batch50ReleaseWithFee: listWithFee("releaseMany"),
  batch50ClaimWithFee: listWithFee("claimMany"),
  batch50Claim50Sellers: claimOfSellers,
};

/** What a token has no part in, or one that refuses transfers. */
export const plainOperations: Record<string, Operation> = {
  publishTerms,
  firstCredit,
  withdrawByOwner: withdrawBy("owner"),
  withdrawByStranger: withdrawBy("stranger"),
  withdrawBySignature: withdrawBy("signature"),
};
