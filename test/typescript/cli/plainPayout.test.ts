import { expect } from "chai";

import { day } from "../../helpers/escrowWorld.ts";
import { createGoldenWorld, type GoldenWorld } from "../../helpers/goldenWorld.ts";

describe("lading and a receiver that keeps nothing", function () {
  this.timeout(120_000);
  let world: GoldenWorld;

  beforeEach(async () => {
    world = await createGoldenWorld();
  });

  afterEach(() => world.close());

  const refused = async (command: readonly string[], account: string) => {
    const { code, err } = await world.inProcess([...command, "--yes", "--account", account]);
    expect(code).to.not.equal(0);
    expect(err).to.include("what lies there anybody can take");
  };

  it("refuses a claim to a router or venue, sent or signed", async () => {
    const { path } = await world.delivered();
    await world.clockAt(world.clockStart + 4 * day);
    for (const receiver of [world.router, world.rfqVenue]) {
      const claim = ["order", "claim", path, "--receiver", receiver];
      await refused(claim, world.seller.address);
      await refused([...claim, "--relay", world.file("claim.json")], world.seller.address);
    }
  });

  it("refuses a reclaim to a router", async () => {
    const { path } = await world.locked();
    await world.clockAt(world.clockStart + 11 * day);
    await refused(["order", "reclaim", path, "--receiver", world.router], world.buyer.address);
  });

  it("hands no side to a router or venue", async () => {
    const { path } = await world.locked();
    for (const to of [world.router, world.rfqVenue]) {
      await refused(["order", "reassign", path, "--side", "seller", "--to", to], world.seller.address);
    }
  });
});
