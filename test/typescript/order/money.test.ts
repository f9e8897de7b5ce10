import { expect } from "chai";

import type { Currency } from "../../../src/order/currencies/currency.ts";
import {
  addMoney,
  allocateMoney,
  compareMoney,
  formatMoney,
  money,
  parseMoney,
  portionRoundedDown,
  subtractMoney,
  sumMoney,
} from "../../../src/order/money.ts";

// A small generator with a fixed seed: the same cases every run, and a failing one can be named.
function* randomAmounts(count: number): Generator<bigint> {
  let state = 0x9e3779b97f4a7c15n;
  for (let index = 0; index < count; index++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    const wide = state * state * state;
    yield wide % 2n ** BigInt(1 + (index % 96));
  }
}

const currencies = {
  USDC: { code: "USDC", decimals: 6 },
  EURC: { code: "EURC", decimals: 6 },
  JPYC: { code: "JPYC", decimals: 18 },
} as const satisfies Record<string, Currency>;

const known: readonly Currency[] = [
  ...Object.values(currencies),
  { code: "GUSD", decimals: 2 },
  { code: "NONE", decimals: 0 },
];

describe("money", () => {
  it("writes and reads every amount of every currency without loss", () => {
    for (const currency of known) {
      for (const amount of randomAmounts(500)) {
        for (const signed of [amount, -amount]) {
          const text = formatMoney(money(signed, currency));
          expect(parseMoney(text, currency).amount, text).to.equal(signed);
        }
      }
    }
  });

  it("shows at least two decimals and no needless zero", () => {
    expect(formatMoney(money(1_250_500_000n, currencies.USDC))).to.equal("1250.50");
    expect(formatMoney(money(1n, currencies.USDC))).to.equal("0.000001");
    expect(formatMoney(money(-1_000_000n, currencies.USDC))).to.equal("-1.00");
    expect(formatMoney(money(7n, { code: "NONE", decimals: 0 }))).to.equal("7");
    expect(formatMoney(money(5_000_000n, currencies.USDC), 0)).to.equal("5");
  });

  it("refuses text that is no exact amount", () => {
    for (const text of [
      "",
      ".",
      "1.",
      ".5",
      "1,5",
      "1e6",
      " 1",
      "1 ",
      "+1",
      "0x10",
      "1.0000001",
      "--1",
      "NaN",
    ]) {
      expect(() => parseMoney(text, currencies.USDC), text)
        .to.throw()
        .with.property("name", "MoneyInvalidError");
    }
  });

  it("never adds, subtracts, compares or sums two currencies", () => {
    const dollars = money(1n, currencies.USDC);
    const euros = money(1n, currencies.EURC);
    const otherDollars = money(1n, { code: "USDC", decimals: 18 });
    for (const other of [euros, otherDollars]) {
      for (const operation of [addMoney, subtractMoney, compareMoney]) {
        expect(() => operation(dollars, other))
          .to.throw()
          .with.property("name", "CurrencyMismatchError");
      }
    }
    expect(() => sumMoney([dollars, euros], currencies.USDC))
      .to.throw()
      .with.property("name", "CurrencyMismatchError");
  });

  it("adds, subtracts and compares", () => {
    const usdc = (amount: bigint) => money(amount, currencies.USDC);
    expect(addMoney(usdc(2n), usdc(3n))).to.deep.equal(usdc(5n));
    expect(subtractMoney(usdc(2n), usdc(3n))).to.deep.equal(usdc(-1n));
    expect([
      compareMoney(usdc(1n), usdc(2n)),
      compareMoney(usdc(2n), usdc(2n)),
      compareMoney(usdc(3n), usdc(2n)),
    ]).to.deep.equal([-1, 0, 1]);
    expect(sumMoney([], currencies.USDC)).to.deep.equal(usdc(0n));
    expect(portionRoundedDown(usdc(9_999n), 1)).to.deep.equal(usdc(0n));
    expect(portionRoundedDown(usdc(10_000n), 1)).to.deep.equal(usdc(1n));
  });

  it("allocates everything, within one unit of each share, nothing to a weight of zero", () => {
    for (const amount of randomAmounts(1_000)) {
      const weights = [amount % 7n, 1n, 0n, amount % 13n, 3n];
      const total = weights.reduce((sum, weight) => sum + weight, 0n);
      for (const signed of [amount, -amount]) {
        const parts = allocateMoney(money(signed, currencies.USDC), weights);
        expect(sumMoney(parts, currencies.USDC).amount).to.equal(signed);
        parts.forEach((part, index) => {
          const scaled = part.amount * total - signed * (weights[index] ?? 0n);
          expect(scaled > -total && scaled < total, `${signed} part ${index}`).to.equal(true);
          if (weights[index] === 0n) expect(part.amount).to.equal(0n);
        });
      }
    }
  });

  it("refuses weights that divide nothing", () => {
    for (const weights of [[], [0n, 0n], [2n, -1n]]) {
      expect(() => allocateMoney(money(1n, currencies.USDC), weights))
        .to.throw()
        .with.property("name", "AllocationInvalidError");
    }
  });
});
