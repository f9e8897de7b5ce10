import { expect } from "chai";

import { errorFacts } from "../../../src/client/errorFacts.ts";
import { Side } from "../../../src/order/side.ts";
import { Status } from "../../../src/order/status.ts";

describe("errorFacts", () => {
  const usdc = { code: "USDC", decimals: 6 };

  it("names statuses in place of numbers, and what a bitmap allows", () => {
    const allowed = (1 << Status.Locked) | (1 << Status.Delivered);
    expect(errorFacts("OrderStatusNotAllowed", { current: Status.None, allowed })).to.deep.equal([
      "it is: not locked",
      "it must be: locked or delivered",
    ]);
    expect(errorFacts("OrderStatusNotAllowed", { current: Status.Settled, allowed: 1 })).to.deep.equal([
      "it is: settled",
      "it must be: not locked",
    ]);
  });

  it("names sides", () => {
    expect(errorFacts("CallerNotHolder", { side: Side.Seller })).to.deep.equal(["side: seller"]);
    expect(errorFacts("CallerNotHolder", { side: 7 })).to.deep.equal(["side: 7"]);
  });

  it("tells money in the order's currency, else in which unit it counts", () => {
    const args = { given: 1_234_500_000n, held: 10_000n };
    expect(errorFacts("HeldExceeded", args, usdc)).to.deep.equal(["given: 1,234.50 USDC", "held: 0.01 USDC"]);
    expect(errorFacts("HeldExceeded", args)).to.deep.equal([
      "given: 1234500000 of the token's smallest unit",
      "held: 10000 of the token's smallest unit",
    ]);
  });

  it("tells times as dates, and leaves counts and rates as numbers", () => {
    expect(errorFacts("ActionTooEarly", { opensAt: 1_893_456_000n, nowAt: 2n ** 40n })).to.deep.equal([
      "opens: 2030-01-01 00:00:00 UTC",
      "nowAt: 1099511627776",
    ]);
    expect(errorFacts("TermsBpsTooHigh", { given: 10_001n }, usdc)).to.deep.equal(["given: 10001"]);
  });
});
