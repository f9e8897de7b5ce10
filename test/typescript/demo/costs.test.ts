import { expect } from "chai";

import { bankFeeDown, banks } from "../../../src/demo/banks.ts";
import { datedPrices, fenOfDown, gasFenUp } from "../../../src/demo/prices.ts";

function bank(name: string) {
  const found = banks.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no bank ${name}`);
  return found;
}

describe("what banks and gas cost", () => {
  // In yuan: the least, the rate itself, the most; each with the cable.
  const cases: [name: string, least: number, middle: number, most: number][] = [
    ["BoC", 50 + 150, 100 + 150, 260 + 150],
    ["ICBC", 50 + 150, 100 + 150, 260 + 150],
    ["CCB", 20 + 80, 100 + 80, 300 + 80],
    ["ABC", 20 + 80, 100 + 80, 200 + 80],
    ["CMB", 20 + 150, 100 + 150, 150 + 150],
    ["BoCom", 50 + 150, 100 + 150, 150 + 150],
  ];
  for (const [name, least, middle, most] of cases) {
    it(`${name} keeps its limits`, () => {
      const fees = [1n, 100_000n, 10_000_000n].map((yuan) => bankFeeDown(bank(name), yuan * 100n));
      expect(fees).to.deep.equal([least, middle, most].map((yuan) => BigInt(yuan * 100)));
    });
  }

  it("turns currencies into fen at the dated rates, USDT as a dollar", () => {
    expect(fenOfDown(100_000_000n, "USD", 6)).to.equal(69_858n);
    expect(fenOfDown(100_000_000n, "USDT", 6)).to.equal(69_858n);
    expect(fenOfDown(1_000n * 10n ** 18n, "JPY", 18)).to.equal(4_517n);
  });

  it("prices gas and rounds it up", () => {
    const [l1, l2] = datedPrices.gas;
    if (l1 === undefined || l2 === undefined) throw new Error("two gas prices are expected");
    // 100,000 gas at 1 gwei are 0.0001 ether, 0.20 dollars, 1.39716 yuan.
    expect(gasFenUp(100_000n, l1)).to.equal(140n);
    expect(gasFenUp(100_000n, l2)).to.equal(1n);
    expect(gasFenUp(0n, l1)).to.equal(0n);
  });

  it("names date and source of every price", () => {
    for (const { date, source } of [datedPrices.cny, datedPrices.ether, ...datedPrices.gas]) {
      expect(date).to.match(/^\d{4}-\d{2}-\d{2}$/);
      expect(source.length).to.be.greaterThan(20);
    }
  });
});
