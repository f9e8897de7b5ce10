import { expect } from "chai";
import { custom } from "viem";

import { buyLamps } from "../../../examples/client.ts";
import { Status } from "../../../src/order/status.ts";
import { createWorld } from "../../helpers/escrowWorld.ts";

describe("the README's example", () => {
  it("pays the seller of the lamps", async () => {
    const world = await createWorld();
    await world.mint(world.usdc, world.buyer.address, 1_250_500_000n);
    await world.approve(world.buyer, world.usdc);
    const { order } = await buyLamps(world.buyer, custom(world.provider), world.escrow, {
      termsId: world.termsId,
      seller: world.seller.address,
      token: world.usdc,
    });

    const state = await world.operator.getOrderState({ order });
    expect(state.status).to.equal(Status.Settled);
    expect(state.released).to.equal(1_250_500_000n);
    expect(await world.balanceOf(world.usdc, world.seller.address)).to.equal(1_250_500_000n);
  });
});
