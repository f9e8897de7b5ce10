import { expect } from "chai";

import { multilateral } from "../../../src/netting/multilateral.ts";
import {
  balancesOf,
  flowOf,
  type Payment,
  paymentOf,
  roundingOf,
  tradesOf,
} from "../../../src/netting/trades.ts";
import {
  amountRoundedDown,
  amountRoundedUp,
  type Rate,
  RateInvalidError,
  RateUnknownError,
  unitValueOf,
  valuationOf,
  worthOf,
} from "../../../src/netting/valuation.ts";
import { pick, seeded } from "../../helpers/nettingFlows.ts";

const rate = (code: string, decimals: number, units: bigint, worth: bigint): Rate => ({
  currency: { code, decimals },
  units: { digits: units, decimals: 0 },
  worth: { digits: worth, decimals: 4 },
});

// Of whole units: 100 dollars are worth 698.58, and so on. Two, six and eighteen decimals.
const rates = [
  rate("USD", 6, 100n, 6_985_800n),
  rate("EUR", 2, 100n, 8_275_500n),
  rate("JPY", 18, 100n, 45_176n),
  rate("SGD", 6, 100n, 5_484_700n),
];
const valuation = valuationOf(rates);
const codes = rates.map(({ currency }) => currency.code);

describe("a valuation", () => {
  it("keeps the ratio of two rates exactly", () => {
    expect(worthOf(69_858n * 10n ** 2n, "EUR", valuation)).to.equal(
      worthOf(82_755n * 10n ** 6n, "USD", valuation),
    );
  });

  it("rounds an amount up or down by less than one unit", () => {
    const value = worthOf(10n ** 18n, "JPY", valuation);
    const unit = unitValueOf("USD", valuation);
    expect(amountRoundedUp(value, "USD", valuation)).to.equal(
      amountRoundedDown(value, "USD", valuation) + 1n,
    );
    expect(worthOf(amountRoundedUp(value, "USD", valuation), "USD", valuation) - value < unit).to.equal(true);
    expect(amountRoundedUp(unit * 3n, "USD", valuation)).to.equal(3n);
  });

  it("knows no other currency", () => {
    expect(() => worthOf(1n, "CNY", valuation))
      .to.throw(RateUnknownError, 'There is no rate for the currency "CNY".')
      .that.satisfies(({ message }: Error) => message.includes("known: USD, EUR, JPY, SGD"));
    expect(() => paymentOf(1n, "USD", "CNY", valuation)).to.throw(RateUnknownError);
    expect(() => paymentOf(1n, "CNY", "USD", valuation)).to.throw(RateUnknownError);
  });

  it("refuses a rate of zero and a second one", () => {
    expect(() => valuationOf([rate("USD", 6, 0n, 1n)])).to.throw(RateInvalidError, '"USD"');
    expect(() => valuationOf([rate("USD", 6, 1n, 0n)])).to.throw(RateInvalidError, '"USD"');
    expect(() => valuationOf([...rates, rate("USD", 6, 1n, 1n)])).to.throw(RateInvalidError, "two rates");
  });
});

describe("a payment", () => {
  it("in the order's own currency is what is owed", () => {
    expect(paymentOf(5n, "EUR", "EUR", valuation).paid).to.equal(5n);
  });

  it("in another currency is worth at least what is owed, and one unit less is not", () => {
    const { paid } = paymentOf(12_345n, "EUR", "USD", valuation);
    const owed = worthOf(12_345n, "EUR", valuation);
    expect(worthOf(paid, "USD", valuation) >= owed).to.equal(true);
    expect(worthOf(paid - 1n, "USD", valuation) < owed).to.equal(true);
  });
});

describe("trades of net positions, under random payments", () => {
  const random = seeded(7);
  // A cent of a euro is worth more than the smallest unit of any other currency here.
  const coarsest = unitValueOf("EUR", valuation);
  const draws = Array.from({ length: 500 }, () => {
    const payments = Array.from({ length: 1 + Math.floor(random() * 30) }, (): Payment => {
      const owed = 1n + BigInt(Math.floor(random() * 2 ** 40)) * pick(random, [1n, 10n ** 12n]);
      return paymentOf(owed, pick(random, codes), pick(random, codes), valuation);
    });
    const conversions = multilateral(payments.map((payment) => flowOf(payment, valuation)));
    return { payments, trades: tradesOf(conversions, payments, valuation) };
  });

  it("fill exactly what every currency lacks", () => {
    for (const { payments, trades } of draws) {
      for (const [code, balance] of balancesOf(payments)) {
        const bought = trades
          .filter(({ to }) => to === code)
          .reduce((sum, { amountOut }) => sum + amountOut, 0n);
        expect(bought).to.equal(balance < 0n ? -balance : 0n);
      }
    }
    expect(draws.some(({ trades }) => trades.length > 1)).to.equal(true);
  });

  it("leave of no currency less than two coarse units a trade are worth", () => {
    for (const { payments, trades } of draws) {
      const least = -2n * BigInt(trades.length) * coarsest;
      for (const [code, amount] of roundingOf(payments, trades)) {
        expect(worthOf(amount, code, valuation) >= least).to.equal(true);
      }
    }
  });

  it("leave no more than rounding: a coarse unit a payment and two a trade", () => {
    for (const { payments, trades } of draws) {
      const most = BigInt(payments.length + 2 * trades.length) * coarsest;
      for (const [code, amount] of roundingOf(payments, trades)) {
        expect(worthOf(amount, code, valuation) <= most).to.equal(true);
      }
    }
  });

  it("give the maker what its tokens are worth, and less than a unit more", () => {
    for (const { from, amountIn, to, amountOut } of draws.flatMap(({ trades }) => trades)) {
      expect(amountOut > 0n && amountIn > 0n).to.equal(true);
      const gain = worthOf(amountIn, from, valuation) - worthOf(amountOut, to, valuation);
      expect(gain >= 0n && gain < unitValueOf(from, valuation)).to.equal(true);
    }
  });

  it("are none when what is paid is what is owed", () => {
    const payments = [paymentOf(8_275_500n, "EUR", "USD", valuation)];
    const back = paymentOf(payments[0]!.paid, "USD", "EUR", valuation);
    const all = [...payments, back];
    expect(tradesOf(multilateral(all.map((each) => flowOf(each, valuation))), all, valuation)).to.deep.equal(
      [],
    );
  });
});
