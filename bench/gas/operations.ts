import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { confirm, deliveredOrders, dispute, LIST, lockedOrders, perOrder, rulableOrders } from "./deeds.ts";
import { exitOperations, plainOperations } from "./exits.ts";
import { relayedOperations } from "./relayed.ts";
import { signAuthorization, signPermit2, signPermit2Orders, signPermitOf, signSettlement } from "./sign.ts";
import { gasOf, type Measured, type Operation, type Stage, type TokenName } from "./stage.ts";

const DAY = 86_400;

/**
 * Measures every operation on one token. Each is done twice and the second one counts, so that no balance, nonce or
 * slot of an account is touched for the first time.
 *
 * @param only - Operations to measure; all of them when left out.
 */
export async function measure(stage: Stage, token: TokenName, only?: readonly string[]): Promise<Measured> {
  const measured: Measured = {};
  for (const [name, operation] of Object.entries(token === "erc20" ? ERC20 : USDC_MODEL)) {
    if (only !== undefined && !only.includes(name)) continue;
    await operation(stage, token);
    measured[name] = await operation(stage, token);
  }
  return measured;
}

const lock: Operation = async (stage, token) => {
  const order = await stage.makeOrder(token);
  return gasOf(stage.escrow.connect(stage.payer).lock(order, "0x"));
};

const releaseWith =
  (hasFee: boolean): Operation =>
  async (stage, token) => {
    const [order] = (await deliveredOrders(stage, token, 1, hasFee)) as [OrderStruct];
    return gasOf(stage.escrow.connect(stage.buyer).release(order, order.amount, 0, "0x"));
  };

const claim: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  await stage.warp(6 * DAY);
  return gasOf(stage.escrow.connect(stage.seller).claim(order, order.seller, "0x", 0, "0x"));
};

const refund: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  return gasOf(stage.escrow.connect(stage.seller).refund(order, order.amount));
};

const disputeOne: Operation = async (stage, token) => {
  const [order] = (await deliveredOrders(stage, token, 1)) as [OrderStruct];
  return dispute(stage, order);
};

const ruleWith =
  (hasFee: boolean): Operation =>
  async (stage, token) => {
    const [order] = (await rulableOrders(stage, token, 1, hasFee)) as [OrderStruct];
    const half = BigInt(order.amount) / 2n;
    const rest = BigInt(order.amount) - half;
    return gasOf(stage.escrow.connect(stage.arbitrator).rule(order, half, rest));
  };

const settleInto =
  (hasNext: boolean): Operation =>
  async (stage, token) => {
    const [order] = (await lockedOrders(stage, token, 1)) as [OrderStruct];
    const next = hasNext ? [{ ...(await stage.makeOrder(token)), amount: order.amount }] : [];
    const toBuyer = hasNext ? 0n : BigInt(order.amount) / 2n;
    const toSeller = hasNext ? 0n : BigInt(order.amount) - toBuyer;
    const signBy = (await stage.now()) + DAY;
    const orderId = await stage.escrow.orderIdOf(order);
    const message = { orderId, toBuyer, toSeller, next, signBy };
    const bySides = [
      await signSettlement(stage, stage.buyer, message),
      await signSettlement(stage, stage.seller, message),
    ] as const;
    const gateData = next.map(() => "0x");
    return gasOf(
      stage.escrow
        .connect(stage.relayer)
        .settle(order, { toBuyer, toSeller, next, signBy }, gateData, ...bySides),
    );
  };

const confirmOne: Operation = async (stage, token) => confirm(stage, await lockedOrders(stage, token, 1));

const confirmList: Operation = async (stage, token) =>
  perOrder(await confirm(stage, await lockedOrders(stage, token, LIST)));

const releaseList: Operation = async (stage, token) => {
  const orders = await deliveredOrders(stage, token, LIST);
  return perOrder(await gasOf(stage.escrow.connect(stage.buyer).releaseMany(orders)));
};

const claimList: Operation = async (stage, token) => {
  const orders = await deliveredOrders(stage, token, LIST);
  await stage.warp(6 * DAY);
  return perOrder(await gasOf(stage.escrow.connect(stage.seller).claimMany(orders)));
};

const lockList: Operation = async (stage, token) => {
  const orders = await freshOrders(stage, token);
  const gateData = orders.map(() => "0x");
  return perOrder(await gasOf(stage.escrow.connect(stage.payer).lockMany(orders, gateData)));
};

/** The token refuses the push; the seller's credit is nonzero from the first time on. */
const claimToCredit: Operation = async (stage) => {
  const [order] = (await deliveredOrders(stage, "blocking", 1)) as [OrderStruct];
  await stage.warp(6 * DAY);
  await (await stage.tokens.blocking.setHostile(true)).wait();
  const gas = await gasOf(stage.escrow.connect(stage.seller).claim(order, order.seller, "0x", 0, "0x"));
  await (await stage.tokens.blocking.setHostile(false)).wait();
  return gas;
};

const lockWithAuthorization: Operation = async (stage, token) => {
  const order = await stage.makeOrder(token);
  const signature = await authorize(stage, order);
  const payer = await stage.payer.getAddress();
  return gasOf(stage.escrow.connect(stage.relayer).lockWithAuthorization(order, payer, "0x", signature));
};

const lockListWithAuthorization: Operation = async (stage, token) => {
  const payer = await stage.payer.getAddress();
  const items = [];
  for (const order of await freshOrders(stage, token)) {
    items.push({ order, payer, gateData: "0x", signature: await authorize(stage, order) });
  }
  return perOrder(await gasOf(stage.escrow.connect(stage.relayer).lockManyWithAuthorization(items)));
};

let permit2Nonce = 0;

const lockPermit2: Operation = async (stage, token) => {
  const order = await stage.makeOrder(token);
  // Dense nonces share a slot of Permit2, as the client picks them.
  permit2Nonce += 1;
  const funding = {
    payer: await stage.payer.getAddress(),
    nonce: permit2Nonce,
    deadline: order.lockBy,
    signature: await signPermit2(stage, stage.payer, order, permit2Nonce),
  };
  return gasOf(stage.escrow.connect(stage.relayer).lockWithPermit2(order, "0x", funding));
};

const lockListPermit2: Operation = async (stage, token) => {
  const orders = await freshOrders(stage, token);
  permit2Nonce += 1;
  const funding = {
    payer: await stage.payer.getAddress(),
    nonce: permit2Nonce,
    deadline: orders[0]?.lockBy ?? 0,
    signature: await signPermit2Orders(stage, stage.payer, orders, permit2Nonce),
  };
  const gateData = orders.map(() => "0x");
  return perOrder(
    await gasOf(stage.escrow.connect(stage.relayer).lockManyWithPermit2(orders, gateData, funding)),
  );
};

/** By EIP-2612, which only the payer itself can send. */
const lockWithPermit: Operation = async (stage) => {
  const order = await stage.makeOrder("usdcModel");
  const deadline = (await stage.now()) + DAY;
  const signature = await signPermitOf(stage, stage.payer, BigInt(order.amount), deadline);
  const { v, r, s } = stage.ethers.Signature.from(signature);
  const escrow = stage.escrow.connect(stage.payer);
  return gasOf(escrow.lockWithPermit(order, "0x", deadline, v, r, s));
};

const COMMON: Record<string, Operation> = {
  lock,
  lockPermit2,
  release: releaseWith(false),
  releaseWithFee: releaseWith(true),
  claim,
  refund,
  dispute: disputeOne,
  rule: ruleWith(false),
  ruleWithFee: ruleWith(true),
  settle: settleInto(false),
  settleIntoNext: settleInto(true),
  confirmDelivery: confirmOne,
  batch50ConfirmDelivery: confirmList,
  batch50Release: releaseList,
  batch50Claim: claimList,
  batch50Lock: lockList,
  batch50LockPermit2: lockListPermit2,
  ...exitOperations,
  ...relayedOperations,
};

const ERC20: Record<string, Operation> = { ...COMMON, claimToCredit, ...plainOperations };

const USDC_MODEL: Record<string, Operation> = {
  ...COMMON,
  lockWithPermit,
  lockWithAuthorization,
  batch50LockWithAuthorization: lockListWithAuthorization,
};

async function freshOrders(stage: Stage, token: TokenName): Promise<OrderStruct[]> {
  const orders: OrderStruct[] = [];
  for (let i = 0; i < LIST; i += 1) orders.push(await stage.makeOrder(token));
  return orders;
}

async function authorize(stage: Stage, order: OrderStruct): Promise<string> {
  return signAuthorization(stage, stage.payer, {
    to: await stage.escrow.getAddress(),
    value: BigInt(order.amount),
    validBefore: Number(order.lockBy) + 1,
    nonce: await stage.escrow.orderIdOf(order),
  });
}
