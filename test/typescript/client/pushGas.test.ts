import { expect } from "chai";
import { encodeFunctionData, type Hex } from "viem";

import { EscrowRevertError, withEscrowErrors } from "../../../src/client/decodeEscrowError.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import type { Order } from "../../../src/order/order.ts";
import { createWorld, deliver, lockOrder, type World } from "../../helpers/escrowWorld.ts";

/** What a push must find before it, for its failure to count. */
const reserve = 515_000n;

// A payment that the token refuses counts only if it had gas enough; one that the token takes needs no reserve. Nodes search
// for the least gas with which a call does not revert, so what they estimate is right in both cases.
describe("gas of a payout that the token refuses", () => {
  let world: World;

  before(async () => {
    world = await createWorld();
  });

  const claimable = async (count: number): Promise<Order[]> => {
    const orders: Order[] = [];
    for (let index = 0; index < count; index += 1) orders.push(await lockOrder(world));
    await deliver(world, orders);
    const { until } = await world.operator.getOrderState({ order: orders[0] as Order });
    await world.moveTo(until + 1);
    return orders;
  };

  /** The estimate of the seller's claim, and what a thirtieth less ends with. */
  const claimOf = async (orders: readonly Order[]) => {
    const account = world.seller;
    const data: Hex = encodeFunctionData({
      abi: orderEscrowAbi,
      functionName: "claimMany",
      args: [[...orders]],
    });
    const call = { account, to: world.escrow, data };
    const gas = await world.operator.estimateGas(call);
    const withLess = () => withEscrowErrors(() => world.operator.call({ ...call, gas: (gas * 29n) / 30n }));
    return { call, gas, withLess };
  };

  it("is estimated with its reserve, for one push and for a list", async () => {
    for (const count of [1, 3]) {
      const orders = await claimable(count);
      await world.blacklist(world.seller.address);
      const { call, gas, withLess } = await claimOf(orders);
      expect(gas > reserve).to.equal(true);
      expect(gas < 2n * reserve).to.equal(true);
      const error: unknown = await withLess().catch((caught: unknown) => caught);
      expect(error).to.be.instanceOf(EscrowRevertError).with.property("errorName", "PushGasTooLow");

      const credit = { owner: world.seller.address, token: world.usdc };
      const before = await world.operator.getCredit(credit);
      await world.mined(world.operator.sendTransaction({ ...call, gas }));
      const added = (await world.operator.getCredit(credit)) - before;
      expect(added).to.equal(orders.reduce((sum, { amount }) => sum + amount, 0n));
      await world.unBlacklist(world.seller.address);
    }
  });

  it("is not asked for where the token pays", async () => {
    const { call, gas } = await claimOf(await claimable(1));
    expect(gas < reserve).to.equal(true);
    await world.mined(world.operator.sendTransaction({ ...call, gas }));
  });
});
