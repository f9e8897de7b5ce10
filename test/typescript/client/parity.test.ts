import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { attestersHashOf, orderIdOf, termsIdOf } from "../../../src/order/ids.ts";
import { latestExit } from "../../../src/order/latestExit.ts";
import type { Order } from "../../../src/order/order.ts";
import { escrowDomain } from "../../../src/order/typedData.ts";
import { orderTypes } from "../../../src/order/typedDataSchemas.ts";
import { createWorld, deliver, hashOf, lockOrder, type World } from "../../helpers/escrowWorld.ts";

describe("Solidity, viem and ethers agree", () => {
  let world: World;
  let domain: { escrow: World["escrow"]; chainId: number };

  before(async () => {
    world = await createWorld();
    domain = { escrow: world.escrow, chainId: await world.operator.getChainId() };
  });

  it("on an order's id", async () => {
    for (const overrides of [
      {},
      { amount: 1n },
      { amount: 2n ** 96n - 1n, lockBy: 2 ** 40 - 2, deliverBy: 2 ** 40 - 1 },
    ]) {
      const order = await world.newOrder(overrides);
      const solidity = await world.operator.readContract({
        address: world.escrow,
        abi: orderEscrowAbi,
        functionName: "orderIdOf",
        args: [order],
      });
      expect(orderIdOf(domain, order)).to.equal(solidity);
      expect(await world.operator.getOrderId({ order })).to.equal(solidity);
      expect(TypedDataEncoder.hash(escrowDomain(domain), { Order: [...orderTypes.Order] }, order)).to.equal(
        solidity,
      );
    }
  });

  it("on the domain", async () => {
    const [fields, name, version, chainId, verifyingContract] = await world.operator.readContract({
      address: world.escrow,
      abi: orderEscrowAbi,
      functionName: "eip712Domain",
    });
    expect({
      fields,
      name,
      version,
      chainId: Number(chainId),
      verifyingContract: verifyingContract.toLowerCase(),
    }).to.deep.equal({ fields: "0x0f", ...escrowDomain(domain) });
  });

  it("on the terms' id and the attesters' hash, long keys included", async () => {
    const attesters = [...world.terms.attesters, `0x${"ab".repeat(84)}` as const];
    const { terms, termsId } = await world.publish({ attesters });
    expect(termsIdOf(terms)).to.equal(termsId);
    const stored = await world.operator.getStoredTerms({ termsId });
    expect(stored.threshold).to.equal(2);
    expect(stored.attestersHash).to.equal(attestersHashOf(attesters));
  });

  it("on the latest exit, in every status, at the last second of each step and beside it", async () => {
    const expectSame = async (order: Order) => {
      const [state, nowAt] = [await world.operator.getOrderState({ order }), await world.now()];
      const computed = latestExit({ order, terms: world.terms, state, nowAt });
      expect(await world.operator.getLatestExit({ order })).to.equal(computed);
      return computed;
    };
    const around = async (order: Order, until: number) => {
      const exits: number[] = [];
      for (const at of [until - 1, until, until + 1]) {
        await world.moveTo(at);
        exits.push(await expectSame(order));
      }
      return exits;
    };
    const { inspectionPeriod, rulingPeriod } = world.terms;
    const buyer = world.clientOf(world.buyer);
    const untilOf = async (order: Order) => (await world.operator.getOrderState({ order })).until;

    const fresh = await world.newOrder();
    const promised = latestExit({ order: fresh, terms: world.terms });
    expect(await around(fresh, fresh.lockBy)).to.deep.equal([promised, promised, 0]);

    const late = await lockOrder(world);
    const longest = late.deliverBy + inspectionPeriod + rulingPeriod + 1;
    expect(await around(late, late.deliverBy)).to.deep.equal([longest, longest, late.deliverBy + 1]);

    const silent = await lockOrder(world);
    await deliver(world, [silent]);
    const inspected = await untilOf(silent);
    const ruled = inspected + rulingPeriod + 1;
    expect(await around(silent, inspected)).to.deep.equal([ruled, ruled, inspected + 1]);

    const disputed = await lockOrder(world);
    await deliver(world, [disputed]);
    const complaint = { reason: DisputeReason.Damaged, evidenceHash: hashOf("evidence") };
    await world.mined(buyer.dispute({ order: disputed, ...complaint }));
    const until = await untilOf(disputed);
    expect(await around(disputed, until)).to.deep.equal([until + 1, until + 1, until + 1]);
    await world.mined(world.relayer.enforceDefault({ order: disputed }));
    expect(await expectSame(disputed)).to.equal(0);
  });
});
