import { expect } from "chai";
import { encodeFunctionData, erc20Abi, type Hex, keccak256, zeroAddress } from "viem";

import { getTokenDomain } from "../../../src/client/tokenDomain.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import {
  authorizationTypedData,
  permit2Address,
  permit2TypedData,
} from "../../../src/order/fundingTypedData.ts";
import { termsIdOf } from "../../../src/order/ids.ts";
import type { Order } from "../../../src/order/order.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";
import {
  claimTypedData,
  disputeTypedData,
  reclaimTypedData,
  releaseTypedData,
  settlementTypedData,
} from "../../../src/order/typedData.ts";
import { type CarriedParty, contractParty, delegatedParty } from "../../helpers/carriedParty.ts";
import { createWorld, deliver, hashOf, type World } from "../../helpers/escrowWorld.ts";

const routes = {
  "a key account delegated under EIP-7702": delegatedParty,
  "a contract account": contractParty,
};

for (const [route, createParty] of Object.entries(routes)) {
  describe(`${route}, without ether`, () => {
    let world: World;
    let party: CarriedParty;
    let client: ReturnType<World["clientOf"]>;
    let domain: { escrow: World["escrow"]; chainId: number };

    const stateOf = (order: Order) => world.operator.getOrderState({ order });
    const idOf = (order: Order) => world.operator.getOrderId({ order });
    const balance = () => world.balanceOf(world.usdc, party.address);
    const signBy = async () => (await world.now()) + 3_600;
    /** Locked with somebody else's money. */
    const locked = async (overrides: Partial<Order>): Promise<Order> => {
      const order = await world.newOrder(overrides);
      await world.mint(order.token, world.buyer.address, order.amount);
      await world.approve(world.buyer, order.token);
      await world.mined(world.clientOf(world.buyer).lock({ order }));
      return order;
    };
    const bought = () => locked({ buyer: party.address });
    const sold = () => locked({ seller: party.address });
    const plainPayout = async (order: Order) => ({
      orderId: await idOf(order),
      receiver: party.address,
      dataHash: keccak256("0x"),
      signBy: await signBy(),
    });

    before(async () => {
      world = await createWorld();
      party = await createParty(world, "somebody without ether");
      client = world.clientOf(party.address);
      domain = { escrow: world.escrow, chainId: await world.operator.getChainId() };
      // No call yet: a delegation counts from its first transaction.
      await world.mined(party.execute([]));
    });

    afterEach(async () => {
      expect(await world.operator.getBalance({ address: party.address })).to.equal(0n);
    });

    describe("by calls that anybody carries", () => {
      it("locks: allowance and lock in one", async () => {
        const order = await world.newOrder({ buyer: party.address });
        await world.mint(order.token, party.address, order.amount);
        const approve = encodeFunctionData({
          abi: erc20Abi,
          functionName: "approve",
          args: [world.escrow, order.amount],
        });
        const lock = encodeFunctionData({ abi: orderEscrowAbi, functionName: "lock", args: [order, "0x"] });
        await world.mined(
          party.execute([
            { to: order.token, data: approve },
            { to: world.escrow, data: lock },
          ]),
        );
        expect((await stateOf(order)).held).to.equal(order.amount);
        const [locking] = await world.operator.getContractEvents({
          address: world.escrow,
          abi: orderEscrowAbi,
          eventName: "OrderLocked",
          args: { orderId: await idOf(order) },
          fromBlock: 0n,
        });
        expect(locking?.args.payer?.toLowerCase()).to.equal(party.address.toLowerCase());
      });

      it("publishes terms", async () => {
        const terms = { ...world.terms, documentHash: hashOf(`terms of ${party.address}`) };
        await world.mined(client.publishTerms({ terms, send: party.send }));
        const termsId = termsIdOf(terms);
        expect((await world.operator.getStoredTerms({ termsId })).threshold).to.equal(terms.threshold);
      });

      it("refunds", async () => {
        const order = await sold();
        await world.mined(client.refund({ order, amount: 300n, send: party.send }));
        expect((await stateOf(order)).held).to.equal(order.amount - 300n);
      });

      it("moves its side", async () => {
        const order = await sold();
        const to = world.stranger.address;
        await world.mined(client.reassign({ order, side: Side.Seller, to, send: party.send }));
        expect(await world.operator.getHolder({ order, side: Side.Seller })).to.equal(to);
      });

      it("chooses a recovery registry, and takes the choice back", async () => {
        const registry = (await world.deploy("NamedSuccessor")) as Hex;
        await world.mined(client.setRecovery({ registry, send: party.send }));
        const { pending } = await world.operator.getRecovery({ account: party.address });
        expect(pending.toLowerCase()).to.equal(registry);
        await world.mined(client.cancelRecovery({ send: party.send }));
        expect((await world.operator.getRecovery({ account: party.address })).pending).to.equal(zeroAddress);
      });

      it("submits evidence", async () => {
        const order = await bought();
        const evidence = "ipfs://photo";
        await world.mined(client.submitEvidence({ order, evidence, send: party.send }));
        const [event] = await world.operator.getContractEvents({
          address: world.escrow,
          abi: orderEscrowAbi,
          eventName: "Evidence",
          args: { evidenceGroupId: BigInt(await idOf(order)) },
          fromBlock: 0n,
        });
        expect(event?.args.evidence).to.equal(evidence);
        expect(event?.args.party?.toLowerCase()).to.equal(party.address.toLowerCase());
      });

      it("concedes a dispute", async () => {
        const order = await bought();
        await deliver(world, [order]);
        const claim = {
          amount: order.amount,
          reason: DisputeReason.Other,
          evidenceHash: hashOf("seal"),
          signBy: await signBy(),
        };
        await world.mined(client.dispute({ order, ...claim, send: party.send }));
        await world.mined(client.release({ order, releasedTotal: order.amount, send: party.send }));
        expect((await stateOf(order)).status).to.equal(Status.Settled);
      });

      it("rules as the arbitrator", async () => {
        const { termsId } = await world.publish({ arbitrator: party.address });
        const order = await locked({ termsId });
        await world.mined(
          world.clientOf(world.seller).dispute({
            order,
            amount: order.amount,
            reason: DisputeReason.NotReceived,
            evidenceHash: hashOf("waybill"),
          }),
        );
        await world.moveTo((await stateOf(order)).until - 1);
        await world.mined(client.rule({ order, toBuyer: 0n, toSeller: order.amount, send: party.send }));
        expect((await stateOf(order)).status).to.equal(Status.Settled);
      });

      it("withdraws a credit", async () => {
        const order = await sold();
        await world.blacklist(party.address);
        await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
        await world.unBlacklist(party.address);
        const before = await balance();
        await world.mined(client.withdraw({ owner: party.address, token: order.token, send: party.send }));
        expect(await balance()).to.equal(before + order.amount);
      });
    });

    describe("by signatures that anybody carries", () => {
      /** Its own order, with the money to lock it. */
      const funded = async () => {
        const order = await world.newOrder({ buyer: party.address });
        await world.mint(order.token, party.address, order.amount);
        return order;
      };

      it("locks by ERC-3009", async () => {
        const order = await funded();
        const message = authorizationTypedData({
          tokenDomain: await getTokenDomain(world.operator, order.token),
          escrow: world.escrow,
          payer: party.address,
          orderId: await idOf(order),
          order,
        });
        const signature = await party.signAsCode(message);
        await world.mined(world.relayer.lockWithAuthorization({ order, payer: party.address, signature }));
        expect((await stateOf(order)).held).to.equal(order.amount);
      });

      it("locks by Permit2", async () => {
        const order = await funded();
        const approve = encodeFunctionData({
          abi: erc20Abi,
          functionName: "approve",
          args: [permit2Address, order.amount],
        });
        await world.mined(party.execute([{ to: order.token, data: approve }]));
        const terms = { nonce: 0n, deadline: BigInt(await signBy()) };
        const message = permit2TypedData({ ...domain, ...terms, order });
        const funding = { payer: party.address, ...terms, signature: await party.signAsCode(message) };
        await world.mined(world.relayer.lockWithPermit2({ order, funding }));
        expect((await stateOf(order)).held).to.equal(order.amount);
      });

      it("releases", async () => {
        const order = await bought();
        const message = { releasedTotal: 400n, signBy: await signBy() };
        const signature = await party.sign(
          releaseTypedData(domain, { orderId: await idOf(order), ...message }),
        );
        await world.mined(world.relayer.release({ order, ...message, signature }));
        expect((await stateOf(order)).released).to.equal(400n);
      });

      it("disputes", async () => {
        const order = await bought();
        await deliver(world, [order]);
        const claim = {
          amount: 300n,
          reason: DisputeReason.Damaged,
          evidenceHash: hashOf("photo"),
          signBy: await signBy(),
        };
        const signature = await party.sign(
          disputeTypedData(domain, { orderId: await idOf(order), ...claim }),
        );
        await world.mined(world.relayer.dispute({ order, ...claim, signature }));
        const { held, until } = await stateOf(order);
        expect(held).to.equal(300n);

        // Nobody ruled: anyone ends it.
        await world.moveTo(until + 1);
        await world.mined(world.relayer.enforceDefault({ order }));
        expect((await stateOf(order)).status).to.equal(Status.Settled);
      });

      it("claims", async () => {
        const order = await sold();
        await deliver(world, [order]);
        await world.moveTo((await stateOf(order)).until + 1);
        const message = await plainPayout(order);
        const signature = await party.sign(claimTypedData(domain, message));
        const before = await balance();
        await world.mined(
          world.relayer.claim({ order, receiver: party.address, signBy: message.signBy, signature }),
        );
        expect(await balance()).to.equal(before + order.amount);
      });

      it("reclaims", async () => {
        const order = await bought();
        await world.moveTo(order.deliverBy + 1);
        const message = await plainPayout(order);
        const signature = await party.sign(reclaimTypedData(domain, message));
        const before = await balance();
        await world.mined(
          world.relayer.reclaim({ order, receiver: party.address, signBy: message.signBy, signature }),
        );
        expect(await balance()).to.equal(before + order.amount);
      });

      it("settles, carrying the rest into its next order", async () => {
        const order = await bought();
        const next = [await world.newOrder({ buyer: party.address, amount: order.amount - 500n })];
        const settlement = { toBuyer: 200n, toSeller: 300n, next, signBy: await signBy() };
        const message = settlementTypedData(domain, { orderId: await idOf(order), ...settlement });
        const buyerSignature = await party.sign(message);
        const sellerSignature = await world.seller.signTypedData(message);
        await world.mined(world.relayer.settle({ order, ...settlement, buyerSignature, sellerSignature }));
        expect((await stateOf(next[0] as Order)).held).to.equal(order.amount - 500n);
      });
    });
  });
}
