import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { nettingChart } from "../../../bench/netting/chart.ts";
import { compare, type Outcome } from "../../../bench/netting/compare.ts";
import { assertConserved, balancesOn, NotConservedError } from "../../../bench/netting/conservation.ts";
import { type Desk, openDesk } from "../../../bench/netting/desk.ts";
import { windowGas } from "../../../bench/netting/gasModel.ts";
import { measureUnits } from "../../../bench/netting/measure.ts";
import { type OrderPayment, orderPaymentsOf } from "../../../bench/netting/payments.ts";
import { schemes } from "../../../bench/netting/schemes.ts";
import { settle, type WayName, ways } from "../../../bench/netting/settle.ts";
import { readOrderFile } from "../../../src/demo/orderFile.ts";
import type { OrderRow } from "../../../src/demo/orderRow.ts";
import { RateUnknownError } from "../../../src/netting/valuation.ts";

const example = fileURLToPath(new URL("../../../examples/orders.csv", import.meta.url));

describe("netting on a chain", () => {
  let desk: Desk;
  let rows: OrderRow[];
  let orders: OrderPayment[];

  before(async () => {
    rows = readOrderFile(example, await readFile(example, "utf8"));
    orders = orderPaymentsOf(rows);
    desk = await openDesk();
  });

  after(() => desk.close());

  it("believes a row that says what its buyer paid in, and refuses a currency without a rate", () => {
    const [row] = rows;
    const [usual] = orderPaymentsOf([row!]);
    const [said] = orderPaymentsOf([{ ...row!, paidCurrency: "EUR" }]);
    expect(usual!.payment.paidCurrency).to.equal("USD");
    expect(said!.payment.paidCurrency).to.equal("EUR");
    expect(said!.flow.value).to.equal(usual!.flow.value);
    expect(() => orderPaymentsOf([{ ...row!, paidCurrency: "CNY" }])).to.throw(RateUnknownError);
  });

  it("locks the example orders in every way, conserves every token, and costs what was estimated", async () => {
    const units = await measureUnits(desk);
    const flows = orders.map(({ flow }) => flow);
    const gasOf: Record<string, number> = {};
    for (const name of Object.keys(ways) as WayName[]) {
      const { gas } = await settle(desk, orders, name);
      const estimate = windowGas(name, orders, schemes[name].convert(flows), units);
      expect(Math.abs(estimate - gas) / gas).to.be.below(0.02);
      gasOf[name] = gas;
    }
    expect(gasOf.multilateral).to.be.below(gasOf.perPair!);
    expect(gasOf.perPair).to.be.below(gasOf.gross!);
  });

  it("compares and draws every window and way", async () => {
    const compared = compare(orders, await measureUnits(desk));
    expect(compared).to.have.lengthOf(4);
    for (const { outcomes } of compared) {
      const [gross, pair, two, all] = outcomes as [Outcome, Outcome, Outcome, Outcome];
      expect(pair.volume).to.equal(gross.volume);
      expect(two.volume <= pair.volume).to.equal(true);
      expect(all.volume <= two.volume).to.equal(true);
      expect(pair.conversions).to.be.at.most(gross.conversions);
    }
    const svg = nettingChart("a <file>.csv", orders.length, compared);
    // The ground, four marks of the legend, and a bar for each way of each window in both panels.
    expect([...svg.matchAll(/<rect /g)]).to.have.lengthOf(1 + 4 + 4 * 4 * 2);
    expect(svg)
      .to.include("a &lt;file&gt;.csv")
      .and.not.to.match(/NaN|undefined|Infinity/);
  });

  it("undoes a settlement, so that the same orders can be locked again", async () => {
    const before = await balancesOn(desk);
    await settle(desk, orders.slice(0, 3), "multilateral");
    expect(await balancesOn(desk)).to.deep.equal(before);
  });

  it("names the token of which a single unit is missing, or is elsewhere", async () => {
    const before = await balancesOn(desk);
    const was = before.get("EUR")!;
    const books = { before, payments: [], rounding: new Map<string, bigint>() };
    const withEuros = (euros: typeof was) => ({ ...books, after: new Map([...before, ["EUR", euros]]) });
    assertConserved(withEuros(was));
    expect(() => assertConserved(withEuros({ ...was, maker: was.maker - 1n }))).to.throw(
      NotConservedError,
      "EUR: the sum of all balances",
    );
    expect(() =>
      assertConserved(withEuros({ ...was, maker: was.maker - 1n, escrow: was.escrow + 1n })),
    ).to.throw(NotConservedError, "EUR: what the escrow holds");
    expect(() =>
      assertConserved(withEuros({ ...was, maker: was.maker - 1n, payer: was.payer + 1n })),
    ).to.throw(NotConservedError, "EUR: what the platform has");
  });
});
