import { expect } from "chai";

import { audit } from "../../../src/audit/audit.ts";
import { findingLine } from "../../../src/audit/finding.ts";
import { eventsAbi } from "../../../src/order/abi/eventsAbi.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";

describe("audit", () => {
  let world: AuditWorld;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
  });

  after(() => world.chain.close());

  it("finds an honest run balanced and proven", async () => {
    const { verdict } = await audit(world.chain.rpc, { escrow: world.escrow, fromBlock: 0, toBlock: await world.head() });
    expect(verdict.findings.map(findingLine)).to.deep.equal([]);
    expect(verdict.balanced).to.equal(true);
    expect(verdict.proven).to.equal(true);
    expect(Object.keys(verdict.counts.events)).to.have.members(
      eventsAbi.filter(({ type }) => type === "event").map(({ name }) => name),
    );
  });
});
