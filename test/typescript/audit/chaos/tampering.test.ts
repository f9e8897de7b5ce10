import { expect } from "chai";

import { audited } from "../../../helpers/chaos/audited.ts";
import { allLies } from "../../../helpers/chaos/lies/allLies.ts";
import { randomOf } from "../../../helpers/chaos/random.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";

/** Places of a lie that are tried, each the same in every run. */
const places = 3;

describe("a node that keeps to its lie", function () {
  this.timeout(60_000);

  let world: ChaosWorld;

  before(async () => {
    world = await chaosWorld();
  });
  after(() => world.close());

  it("has more than thirty kinds of lies, each with a name of its own", () => {
    expect(allLies.length).to.be.greaterThan(30);
    expect(new Set(allLies.map(({ name }) => name)).size).to.equal(allLies.length);
  });

  for (const { name, codes, exitCode, tell } of allLies) {
    it(`never gets "balanced and proven": ${name}`, async () => {
      for (let seed = 1; seed <= places; seed += 1) {
        const { node, asked } = tell(world, randomOf(seed));
        const outcome = await audited(node, { ...world.parameters, ...asked });
        expect(outcome.codes, `seed ${seed}`).to.include.members([...codes]);
        expect(outcome.exitCode, `seed ${seed}: ${outcome.codes} ${outcome.thrown}`).to.equal(exitCode);
      }
    });
  }
});
