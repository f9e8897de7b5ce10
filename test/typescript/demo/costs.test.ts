import { expect } from "chai";

import { bankFeeDown, banks } from "../../../src/demo/banks.ts";
import { askedUp, givenDown, spreadBpsOf } from "../../../src/demo/makerPrices.ts";
import type { OrderRow } from "../../../src/demo/orderRow.ts";
import { datedPrices, fenOfDown, gasFenUp } from "../../../src/demo/prices.ts";

function bank(name: string) {
  const found = banks.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no bank ${name}`);
  return found;
}

import { costFenUp, costTenthBps, fxLinesOf, rateMillionths } from "../../../src/demo/report/fxLines.ts";

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

  it("lets the maker take its spread on either side, rounded in its favor", () => {
    // 100 EUR are 118.461736… USD at mid; 5 bps more, and less.
    expect(askedUp(118_461_737n, "USD", "EUR")).to.equal(100_050_001n);
    expect(givenDown(100_000_000n, "EUR", "USD")).to.equal(118_402_505n);
    expect(askedUp(1_000_000n, "USD", "USDT")).to.equal(1_000_200n);
    expect(spreadBpsOf("JPY", "SGD")).to.equal(10n);
    expect(spreadBpsOf("USD", "EUR")).to.equal(spreadBpsOf("EUR", "USD"));
  });

  it("measures the spread on the side that is exact, across decimals", () => {
    const row = { sellerCountry: "CN", buyerCountry: "VN", currency: "USD", amount: 10n ** 9n } as OrderRow;
    const paid = askedUp(10n ** 9n, "USD", "JPY");
    const received = givenDown(10n ** 9n, "USD", "JPY");
    const lines = fxLinesOf([
      { row, when: "reclaimed", paidCurrency: "USD", paid: 10n ** 9n, receivedCurrency: "JPY", received },
      { row, when: "locked", paidCurrency: "JPY", paid, receivedCurrency: "USD", received: 10n ** 9n },
      { row, when: "locked", paidCurrency: "JPY", paid, receivedCurrency: "USD", received: 10n ** 9n },
    ]);
    expect(lines.map(({ when, orders }) => [when, orders])).to.deep.equal([
      ["locked", 2],
      ["reclaimed", 1],
    ]);
    expect(lines.map(({ cost }) => costTenthBps(cost))).to.deep.equal([100n, 100n]);
    // 1,000 USD are 6,985.80 CNY, of which a thousandth is 6.9858.
    expect(lines.map(({ cost }) => costFenUp(cost))).to.deep.equal([1_398n, 699n]);
    expect(lines.map(({ bankFees }) => bankFees[0])).to.deep.equal([40_000n, 20_000n]);
    expect(rateMillionths(10n ** 6n, "USD", 155n * 10n ** 18n, "JPY")).to.equal(155_000_000n);
    expect(rateMillionths(155n * 10n ** 18n, "JPY", 10n ** 6n, "USD")).to.equal(155_000_000n);
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
    for (const { date, source } of [
      datedPrices.cny,
      datedPrices.makers,
      datedPrices.ether,
      ...datedPrices.gas,
    ]) {
      expect(date).to.match(/^\d{4}-\d{2}-\d{2}$/);
      expect(source.length).to.be.greaterThan(20);
    }
  });
});
