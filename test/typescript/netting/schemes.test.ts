import { expect } from "chai";

import { efficiencyBpsRoundedDown, type Flow, grossOf, volumeOf } from "../../../src/netting/flow.ts";
import { multilateral, positionsOf } from "../../../src/netting/multilateral.ts";
import { bilateral, perPair } from "../../../src/netting/pairs.ts";
import { randomFlows, seeded } from "../../helpers/nettingFlows.ts";

const codes = ["AUD", "BRL", "EUR", "GBP", "JPY", "USD"];
const schemes = { grossOf, perPair, bilateral, multilateral };
const flow = (from: string, to: string, value: bigint): Flow => ({ from, to, value });
const open = (flows: readonly Flow[]) => new Map([...positionsOf(flows)].filter(([, value]) => value !== 0n));
const sum = (values: Iterable<bigint>) => [...values].reduce((total, value) => total + value, 0n);
const size = (value: bigint) => (value < 0n ? -value : value);

describe("netting under random flows", () => {
  const random = seeded(20_261_121);
  const draws = Array.from({ length: 500 }, (_, index) =>
    randomFlows(random, codes.slice(0, 1 + (index % codes.length)), 40),
  );

  for (const [name, convert] of Object.entries(schemes)) {
    it(`${name} moves every currency by exactly its position`, () => {
      for (const flows of draws) expect(open(convert(flows))).to.deep.equal(open(flows));
    });

    it(`${name} changes a currency only into another, and never nothing`, () => {
      for (const { from, to, value } of draws.flatMap((flows) => convert(flows))) {
        expect(from).not.to.equal(to);
        expect(value > 0n).to.equal(true);
      }
    });
  }

  it("positions add up to zero", () => {
    for (const flows of draws) expect(sum(positionsOf(flows).values())).to.equal(0n);
  });

  it("multilateral volume is at most bilateral, bilateral at most gross, and pairs change nothing of it", () => {
    for (const flows of draws) {
      const gross = volumeOf(grossOf(flows));
      expect(volumeOf(perPair(flows))).to.equal(gross);
      expect(volumeOf(bilateral(flows)) <= gross).to.equal(true);
      expect(volumeOf(multilateral(flows)) <= volumeOf(bilateral(flows))).to.equal(true);
    }
    expect(draws.some((flows) => volumeOf(multilateral(flows)) < volumeOf(bilateral(flows)))).to.equal(true);
    expect(draws.some((flows) => volumeOf(bilateral(flows)) < volumeOf(grossOf(flows)))).to.equal(true);
  });

  it("multilateral volume is the least: half of all positions' sizes", () => {
    for (const flows of draws) {
      expect(2n * volumeOf(multilateral(flows))).to.equal(sum([...positionsOf(flows).values()].map(size)));
    }
  });

  it("multilateral conversions are fewer than currencies with a position", () => {
    for (const flows of draws) {
      const currencies = open(flows).size;
      expect(multilateral(flows).length).to.be.at.most(Math.max(0, currencies - 1));
    }
  });

  it("the order of the flows does not matter", () => {
    for (const flows of draws) {
      for (const convert of [perPair, bilateral, multilateral]) {
        expect(convert(flows.toReversed())).to.deep.equal(convert(flows));
      }
    }
  });
});

describe("netting of known flows", () => {
  it("of nothing is nothing", () => {
    for (const convert of Object.values(schemes)) expect(convert([])).to.deep.equal([]);
    expect(efficiencyBpsRoundedDown(0n, 0n)).to.equal(0n);
  });

  it("of a single currency converts nothing", () => {
    const flows = [flow("EUR", "EUR", 5n), flow("EUR", "EUR", 7n)];
    for (const convert of Object.values(schemes)) expect(convert(flows)).to.deep.equal([]);
  });

  it("of two flows against each other is nothing by pairs, and all that there is gross", () => {
    const flows = [flow("EUR", "USD", 9n), flow("USD", "EUR", 9n)];
    expect(volumeOf(grossOf(flows))).to.equal(18n);
    expect(bilateral(flows)).to.deep.equal([]);
    expect(multilateral(flows)).to.deep.equal([]);
  });

  it("of a circle is nothing for all together, and all that there is by pairs", () => {
    const flows = [flow("EUR", "USD", 9n), flow("USD", "JPY", 9n), flow("JPY", "EUR", 9n)];
    expect(bilateral(flows)).to.have.lengthOf(3);
    expect(multilateral(flows)).to.deep.equal([]);
  });

  it("of one direction saves conversions and no volume", () => {
    const flows = [flow("USD", "EUR", 4n), flow("USD", "EUR", 6n), flow("USD", "JPY", 5n)];
    expect(perPair(flows)).to.deep.equal([flow("USD", "EUR", 10n), flow("USD", "JPY", 5n)]);
    expect(multilateral(flows)).to.deep.equal(perPair(flows));
    expect(efficiencyBpsRoundedDown(15n, volumeOf(multilateral(flows)))).to.equal(0n);
  });

  it("of a chain leaves out the currency in the middle", () => {
    const flows = [flow("BRL", "USD", 8n), flow("USD", "JPY", 10n)];
    expect(bilateral(flows)).to.deep.equal(perPair(flows));
    expect(multilateral(flows)).to.deep.equal([flow("BRL", "JPY", 8n), flow("USD", "JPY", 2n)]);
    expect(efficiencyBpsRoundedDown(18n, 10n)).to.equal(4_444n);
  });
});
