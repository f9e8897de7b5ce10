import { expect } from "chai";
import { zeroHash } from "viem";

import { getTokenDomain } from "../../../src/client/tokenDomain.ts";
import { authorizationTypedData } from "../../../src/order/fundingTypedData.ts";
import { delegatedParty } from "../../helpers/carriedParty.ts";
import { createWorld } from "../../helpers/escrowWorld.ts";

describe("a key account delegated under EIP-7702, without ether", () => {
  it("does not sign for a token with its key alone any more", async () => {
    const world = await createWorld();
    const party = await delegatedParty(world, "somebody delegated");
    const order = await world.newOrder({ buyer: party.address });
    await world.mint(order.token, party.address, order.amount);
    const message = authorizationTypedData({
      tokenDomain: await getTokenDomain(world.operator, order.token),
      escrow: world.escrow,
      payer: party.address,
      orderId: await world.operator.getOrderId({ order }),
      order,
    });
    const signature = await party.sign(message);
    const lock = { order, payer: party.address, signature };
    const simulated = () => Promise.resolve(zeroHash);
    expect(await world.relayer.lockWithAuthorization({ ...lock, send: simulated })).to.equal(zeroHash);

    await world.mined(party.execute([]));
    const refused = await world.relayer.lockWithAuthorization({ ...lock, send: simulated }).then(
      () => "accepted",
      ({ message }: Error) => message,
    );
    expect(refused).to.contain("TokenSignatureInvalid");
  });
});
