import { readFile } from "node:fs/promises";

import { expect } from "chai";

import { readOrderFile } from "../../../src/demo/orderFile.ts";
import type { OrderRow } from "../../../src/demo/orderRow.ts";
import { timelineOf } from "../../../src/demo/timeline/timeline.ts";

const day = 86_400;
const orderedAt = 20_000 * day + 3_600;

function row(changes: Partial<OrderRow> = {}): OrderRow {
  return {
    line: 2,
    reference: "A-1",
    sellerCountry: "CN",
    buyerCountry: "PK",
    currency: "SGD",
    amount: 1_000n,
    paidCurrency: undefined,
    orderedAt,
    shippedAt: undefined,
    deliveredAt: orderedAt + 10 * day,
    promisedBy: orderedAt + 20 * day,
    status: "delivered",
    ...changes,
  };
}

const deedsOf = (rows: OrderRow[]): string[] => timelineOf(rows).map(({ deed }) => deed.do);

describe("timeline", () => {
  it("locks when ordered, confirms when delivered, claims on the first midnight after inspection", () => {
    expect(timelineOf([row()]).map(({ at, deed }) => [at, deed.do])).to.deep.equal([
      [orderedAt, "lock"],
      [orderedAt + 10 * day, "confirm"],
      [20_018 * day, "claim"],
    ]);
  });

  it("reclaims after the promise and a week of grace when nothing was delivered", () => {
    const steps = timelineOf([row({ status: "shipped", deliveredAt: undefined })]);
    expect(steps.map(({ deed }) => deed.do)).to.deep.equal(["lock", "reclaim"]);
    expect(steps[1]?.at).to.equal(20_028 * day);
  });

  it("refunds what was canceled, also where the shop notes a delivery", () => {
    expect(deedsOf([row({ status: "canceled" })])).to.deep.equal(["lock", "refund"]);
  });

  it("extends an order into a next one, months at a time, when the parcel is late", () => {
    const steps = timelineOf([row({ deliveredAt: orderedAt + 70 * day })]);
    expect(steps.map(({ deed }) => deed.do)).to.deep.equal(["lock", "settle", "confirm", "claim"]);
    const [, settle, confirm] = steps;
    expect(settle?.at).to.equal(orderedAt + 26 * day);
    expect(confirm?.deed.orders[0]).to.include({ key: "A-1+", deliverBy: orderedAt + 87 * day });
  });

  it("does not extend what arrives within the grace", () => {
    expect(deedsOf([row({ deliveredAt: orderedAt + 26 * day })])).to.deep.equal(["lock", "confirm", "claim"]);
  });

  it("joins what one transaction can do, by payer, terms and holder", () => {
    const other = { sellerCountry: "VN", reference: "A-3" };
    const steps = timelineOf([row(), row({ reference: "A-2" }), row(other)]);
    expect(steps.map(({ deed }) => [deed.do, deed.orders.length])).to.deep.equal([
      ["lock", 3],
      ["confirm", 2],
      ["confirm", 1],
      ["claim", 2],
      ["claim", 1],
    ]);
  });

  it("never joins locks by permit, which name one amount", () => {
    const steps = timelineOf([row({ currency: "EUR" }), row({ currency: "EUR", reference: "A-2" })]);
    expect(steps.slice(0, 2).map(({ deed }) => [deed.do, deed.orders.length])).to.deep.equal([
      ["lock", 1],
      ["lock", 1],
    ]);
  });

  it("joins what is paid in the same other currency, and nothing else", () => {
    const paid = (reference: string, paidCurrency: OrderRow["paidCurrency"]) =>
      row({ reference, paidCurrency });
    const steps = timelineOf([
      paid("A-1", "EUR"),
      paid("A-2", "EUR"),
      paid("A-3", "USD"),
      paid("A-4", undefined),
    ]);
    expect(
      steps.slice(0, 3).map(({ deed }) => [deed.do === "lock" && deed.paid, deed.orders.length]),
    ).to.deep.equal([
      ["EUR", 2],
      ["USD", 1],
      [undefined, 1],
    ]);
  });

  it("reclaims one by one in what was paid", () => {
    const lost = { status: "shipped", deliveredAt: undefined, paidCurrency: "USD" } as const;
    const reclaims = timelineOf([row(lost), row({ ...lost, reference: "A-2" })]).slice(1);
    expect(
      reclaims.map(({ deed }) => [deed.do === "reclaim" && deed.into, deed.orders.length]),
    ).to.deep.equal([
      ["USD", 1],
      ["USD", 1],
    ]);
  });

  it("cuts lists at twenty-five", () => {
    const rows = Array.from({ length: 60 }, (_, index) => row({ reference: `A-${index}` }));
    const locks = timelineOf(rows).filter(({ deed }) => deed.do === "lock");
    expect(locks.map(({ deed }) => deed.orders.length)).to.deep.equal([25, 25, 10]);
  });

  it("gives each step a second of its own, in order", async () => {
    const file = new URL("../../../examples/orders.csv", import.meta.url);
    const steps = timelineOf(readOrderFile("orders.csv", await readFile(file, "utf8")));
    for (const [index, { at }] of steps.entries()) expect(at).to.be.greaterThan(steps[index - 1]?.at ?? 0);
  });
});
