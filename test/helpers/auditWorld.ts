import { type Abi, type Address, encodeFunctionData, type Hex, maxUint256, zeroAddress } from "viem";

import { orderEscrowAbi } from "../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../src/order/disputeReason.ts";
import { orderIdOf, termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import { packAttestations, packOrders } from "../../src/order/packedDelivery.ts";
import type { Settlement } from "../../src/order/settlement.ts";
import { Side } from "../../src/order/side.ts";
import type { Terms } from "../../src/order/terms.ts";
import { deliveryTypedData, settlementTypedData, withdrawalTypedData } from "../../src/order/typedData.ts";
import { auditChain, hashOf } from "./auditChain.ts";
import { auditExchange } from "./auditExchange.ts";

const day = 86_400;
const noSignature = "0x";

/** An escrow, a currency with a blacklist, a plain one, parties, and a verb for each step of an order. */
export async function auditWorld(chainOf?: number) {
  const chain = await auditChain(chainOf);
  const { account, deploy, send, client } = chain;
  const [deployer, buyer, seller, arbitrator, feeRecipient, carrier, inspector, customs, other] = Array.from(
    { length: 9 },
    (_, index) => account(index),
  ) as [Address, Address, Address, Address, Address, Address, Address, Address, Address];

  const escrow = await deploy("OrderEscrow");
  const usdcAbi = await chain.abiOf("ModelUsdc");
  const usdc = await deploy("ModelUsdc");
  await send(deployer, usdc, usdcAbi, "initialize", ["USD Coin", "USDC", "USD", 6, "2", deployer]);
  const plain = await deploy("MockErc20", ["Plain", "PLN", 18]);
  for (const token of [usdc, plain]) {
    await send(deployer, token, usdcAbi, "mint", [buyer, 10n ** 15n]);
    await send(buyer, token, usdcAbi, "approve", [escrow, maxUint256]);
  }

  const chainId = await client.getChainId();
  const domain = { escrow, chainId };
  const terms: Terms = {
    arbitrator,
    evidencePeriod: 2 * day,
    rulingPeriod: 10 * day,
    arbitrationFeeBps: 300,
    defaultSellerBps: 4_000,
    feeBps: 70,
    feeRecipient,
    inspectionPeriod: 3 * day,
    openClaimPeriod: 30 * day,
    threshold: 2,
    attesters: [carrier, inspector, customs],
    gate: zeroAddress,
    documentHash: hashOf("conditions of sale"),
  };
  const freeTerms: Terms = {
    ...terms,
    feeBps: 0,
    feeRecipient: zeroAddress,
    documentHash: hashOf("without a fee"),
  };

  const call = (from: Address, functionName: string, args: readonly unknown[]) =>
    send(from, escrow, orderEscrowAbi, functionName, args);

  const callTogether = (
    calls: readonly { from: Address; functionName: string; args: readonly unknown[] }[],
  ) => {
    const abi: Abi = orderEscrowAbi;
    return chain.sendTogether(
      calls.map(({ from, functionName, args }) => ({
        from,
        to: escrow,
        data: encodeFunctionData({ abi, functionName, args }),
      })),
    );
  };

  let salt = 0;
  async function newOrder(changes: Partial<Order> = {}): Promise<Order> {
    const time = await chain.now();
    salt += 1;
    return {
      termsId: termsIdOf(terms),
      buyer,
      seller,
      token: usdc,
      amount: 1_000_003n,
      lockBy: time + day,
      deliverBy: time + 5 * day,
      detailsHash: hashOf(`details ${salt}`),
      ...changes,
    };
  }

  const idOf = (order: Order): Hex => orderIdOf(domain, order);

  async function lockNew(changes: Partial<Order> = {}): Promise<Order> {
    const order = await newOrder(changes);
    await call(buyer, "lock", [order, "0x"]);
    return order;
  }

  async function deliver(orders: readonly Order[]): Promise<void> {
    const evidenceHash = hashOf("seal 7 unbroken");
    const signBy = (await chain.now()) + day;
    const message = { orderIds: orders.map(idOf), evidenceHash, signBy };
    const data = deliveryTypedData(domain, message);
    const attestations = packAttestations(terms.attesters, {
      [carrier]: await client.signTypedData({ account: carrier, ...data }),
      [customs]: await client.signTypedData({ account: customs, ...data }),
    });
    const termsId = orders[0]?.termsId;
    await call(other, "confirmDelivery", [termsId, packOrders(orders), evidenceHash, signBy, attestations]);
  }

  /** A credit's owner signs, somebody else carries it. */
  async function withdrawSigned(owner: Address, amount: bigint): Promise<void> {
    const message = { owner, token: usdc, amount, nonce: 0n, signBy: (await chain.now()) + day };
    const data = withdrawalTypedData(domain, message);
    const signature = await client.signTypedData({ account: owner, ...data });
    await call(other, "withdraw", [owner, usdc, amount, message.signBy, signature]);
  }

  async function settle(order: Order, settlement: Settlement): Promise<void> {
    const data = settlementTypedData(domain, { orderId: idOf(order), ...settlement });
    const signature = await client.signTypedData({ account: seller, ...data });
    const gateData = settlement.next.map(() => "0x");
    await call(buyer, "settle", [order, settlement, gateData, noSignature, signature]);
  }

  async function pass(seconds: number): Promise<void> {
    await chain.nextAt((await chain.now()) + seconds);
  }

  const blacklist = (party: Address) => send(deployer, usdc, usdcAbi, "blacklist", [party]);
  const unBlacklist = (party: Address) => send(deployer, usdc, usdcAbi, "unBlacklist", [party]);
  const give = (token: Address, amount: bigint) => send(buyer, token, usdcAbi, "transfer", [escrow, amount]);
  const head = async () => Number(await client.getBlockNumber({ cacheTime: 0 }));

  const exchange = await auditExchange(chain, { escrow, buyer, buyerToken: plain });
  const parties = { deployer, buyer, seller, arbitrator, feeRecipient, other };
  const tokens = { usdc, plain };
  return {
    ...{
      chain,
      escrow,
      tokens,
      terms,
      freeTerms,
      parties,
      call,
      newOrder,
      idOf,
      lockNew,
      deliver,
      settle,
      withdrawSigned,
      pass,
    },
    ...{ blacklist, unBlacklist, give, head, callTogether, exchange },
  };
}

export type AuditWorld = Awaited<ReturnType<typeof auditWorld>>;

/** Lives orders through every exit, and makes the escrow emit each of its events. */
export async function liveEveryEvent(world: AuditWorld): Promise<void> {
  const { call, lockNew, newOrder, deliver, settle, pass, terms, freeTerms, parties, tokens } = world;
  const { buyer, seller, arbitrator, other } = parties;
  await call(other, "publishTerms", [terms]);
  await call(other, "publishTerms", [freeTerms]);

  // Released in part, delivered, disputed in part, argued, ruled.
  const ruled = await lockNew();
  await call(buyer, "release", [ruled, 333_333n, 0, noSignature]);
  await deliver([ruled]);
  await call(buyer, "dispute", [ruled, 500_000n, DisputeReason.Damaged, hashOf("photo"), 0, noSignature]);
  await call(buyer, "submitEvidence", [ruled, "ipfs://photo"]);
  await pass(3 * day);
  await call(arbitrator, "rule", [ruled, 200_001n, 290_000n]);

  // Claimed, plainly and elsewhere; a whole list at once.
  const claimed = [await lockNew(), await lockNew(), await lockNew({ token: tokens.plain })];
  await deliver(claimed);
  await pass(4 * day);
  await call(seller, "claim", [claimed[0], other, "0x", 0, noSignature]);
  await call(seller, "claimMany", [claimed]);

  // A receivable sold, and bought back; then paid early.
  const sold = await lockNew();
  await call(seller, "reassign", [sold, Side.Seller, other, 0n]);
  await call(buyer, "reassign", [sold, Side.Buyer, arbitrator, 0n]);
  await call(arbitrator, "releaseMany", [[sold]]);

  // Never delivered; the buyer is blacklisted, its money waits, and is fetched in two parts.
  const reclaimed = await lockNew();
  await world.blacklist(buyer);
  await pass(6 * day);
  await call(buyer, "reclaim", [reclaimed, buyer, "0x", 0, noSignature]);
  await world.unBlacklist(buyer);
  await call(other, "withdraw", [buyer, tokens.usdc, 300_000n, 0, noSignature]);
  await world.withdrawSigned(buyer, 100_000n);

  // Agreed: split, and carried into two next orders.
  const agreed = await lockNew();
  const next = [await newOrder({ amount: 300_000n }), await newOrder({ amount: 400_003n })];
  const signBy = (await world.chain.now()) + day;
  await settle(agreed, { toBuyer: 100_000n, toSeller: 200_000n, next, signBy });

  // Refunded in part; the seller disputes the rest, and nobody rules.
  const defaulted = await lockNew();
  await call(seller, "refund", [defaulted, 3n]);
  await call(seller, "dispute", [
    defaulted,
    2n ** 96n - 1n,
    DisputeReason.AttestersSilent,
    hashOf("scan"),
    0,
    noSignature,
  ]);
  await pass(16 * day);
  await call(other, "enforceDefault", [defaulted]);

  // A list of which one is locked already.
  const free = { termsId: termsIdOf(freeTerms) };
  const first = await lockNew(free);
  await call(buyer, "lockMany", [
    [first, await newOrder(free), await newOrder({ token: tokens.plain })],
    ["0x", "0x", "0x"],
  ]);

  // Several transactions of one block.
  const shared = [await newOrder(), await newOrder()];
  await world.callTogether([
    { from: buyer, functionName: "lock", args: [shared[0], "0x"] },
    { from: buyer, functionName: "lock", args: [shared[1], "0x"] },
    { from: seller, functionName: "refund", args: [shared[0], 500_000n] },
    { from: buyer, functionName: "release", args: [shared[1], 1_000n, 0, noSignature] },
  ]);

  await liveConversions(world);

  // Recovery chosen, and chosen and taken back. The escrow has code, so it can stand for a registry.
  await call(seller, "setRecovery", [world.escrow]);
  await call(buyer, "setRecovery", [world.escrow]);
  await call(buyer, "cancelRecovery", []);
}

/** Orders paid in another currency, one and two at once, and paid out in another one. */
async function liveConversions(world: AuditWorld): Promise<void> {
  const { exchange, idOf, parties, newOrder, deliver, pass, call } = world;
  const { buyer, seller, other } = parties;
  const single = await newOrder();
  await exchange.lockExact(single, idOf(single));
  // Amounts of which no whole shares can be paid.
  await exchange.lockExactBatch([
    await newOrder({ amount: 333_334n }),
    await newOrder({ amount: 1_000_001n }),
  ]);

  await deliver([single]);
  await pass(4 * day);
  const payout = await exchange.payoutOf(single, idOf(single), other);
  await call(seller, "claim", [single, exchange.router, payout, 0, noSignature]);

  // Never delivered: the buyer, which paid in another currency, gets that one back.
  const late = await newOrder();
  await exchange.lockExact(late, idOf(late));
  await pass(6 * day);
  const back = await exchange.payoutOf(late, idOf(late), buyer);
  await call(buyer, "reclaim", [late, exchange.router, back, 0, noSignature]);
}
