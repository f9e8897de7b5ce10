import { randomInt } from "node:crypto";
import { expect } from "chai";

import { type CampaignResult, campaign } from "../../../helpers/chaos/campaign.ts";
import { type ChaosWorld, chaosWorld } from "../../../helpers/chaos/world.ts";

/** A sample; `npm run test:chaos` plays a thousand and more. */
const counts = { flaky: 70, lying: 70, turning: 20 };

/** Of the honest schedules, those that must end balanced and proven with the one digest. */
const wantedShare = 0.99;

describe("random fault schedules", function () {
  this.timeout(180_000);

  let world: ChaosWorld;
  let result: CampaignResult;
  // Another one each time; a failure names the one to play again.
  const seed = randomInt(2 ** 32);

  before(async () => {
    world = await chaosWorld();
    result = await campaign(world, { seed, counts });
  });
  after(() => world.close());

  it(`never end "balanced and proven" when a node lies (seed ${seed})`, () => {
    expect(result.deceived.map(({ kind, index, lie }) => `${kind} ${index}: ${lie}`)).to.deep.equal([]);
    expect(result.lying.played).to.equal(counts.lying);
    expect(result.turning.played).to.equal(counts.turning);
    expect(result.lying.lies).to.be.greaterThan(30);
  });

  it(`end balanced and proven with the one digest when a node is honest (seed ${seed})`, () => {
    const failed = result.unproven.map(
      ({ index, outcome }) => `${index}: ${outcome.thrown ?? outcome.codes}`,
    );
    expect(result.flaky.played).to.equal(counts.flaky);
    expect(result.flaky.proven, failed.join("\n")).to.be.at.least(counts.flaky * wantedShare);
  });
});
