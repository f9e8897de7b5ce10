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

  it("on the latest exit, in every status", async () => {
    const expectSame = async (order: Order) => {
      const state = await world.operator.getOrderState({ order });
      const computed = latestExit({ order, terms: world.terms, state });
      expect(await world.operator.getLatestExit({ order })).to.equal(computed);
      return computed;
    };
    const fresh = await world.newOrder();
    expect(await expectSame(fresh)).to.equal(latestExit({ order: fresh, terms: world.terms }));
    const order = await lockOrder(world);
    const promised = await expectSame(order);
    await deliver(world, [order]);
    const delivered = await expectSame(order);
    const buyer = world.clientOf(world.buyer);
    await world.mined(
      buyer.dispute({ order, reason: DisputeReason.Damaged, evidenceHash: hashOf("evidence") }),
    );
    const disputed = await expectSame(order);
    expect([delivered <= promised, disputed <= delivered]).to.deep.equal([true, true]);
    await world.moveTo(disputed);
    await world.mined(world.relayer.enforceDefault({ order }));
    expect(await expectSame(order)).to.equal(0);
  });
});
