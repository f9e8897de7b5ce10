import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { currencyBook } from "../../../src/books/currencyBook.ts";
import { factsFold, isLate } from "../../../src/books/html/facts.ts";
import { writeHtmlReport } from "../../../src/books/html/writeHtmlReport.ts";
import { partyStatement } from "../../../src/books/statement/partyStatement.ts";
import { parsePeriod } from "../../../src/books/statement/period.ts";
import { verdictWords } from "../../../src/books/verdictWords.ts";
import { address, exampleBooks, jpyc, names, sellers, start, usdc } from "../../helpers/journalExample.ts";

const { journal, orders, verdict } = exampleBooks(45);
const day = 86_400;
const endTime = start + 100 * day;
const hostile = `<script>alert("x")</script>'&`;

describe("the report", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-report-"));
  });

  after(() => rm(folder, { recursive: true }));

  async function report(changes: Partial<Parameters<typeof writeHtmlReport>[1]> = {}): Promise<string> {
    const path = join(folder, "report.html");
    const currencies = currencyBook(names);
    const byId = new Map(orders.map(({ order }) => [order.orderId, order]));
    const fold = partyStatement({ party: sellers[0], period: parsePeriod({}), currencies, orders: byId });
    await writeHtmlReport(journal, {
      path,
      verdict,
      currencies,
      orders,
      escrow: address("e5"),
      endTime,
      statements: [{ title: "A statement", fold }],
      ...changes,
    });
    return readFile(path, "utf8");
  }

  it("is the same for the same books", async () => {
    expect(await report()).to.equal(await report());
  });

  it("needs nothing from outside and runs nothing", async () => {
    const page = await report();
    expect(page).to.not.match(/<script|<link|<img|<iframe|@import|url\((?!#)/i);
    const places = [...page.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([place]) => place);
    expect(new Set(places)).to.deep.equal(
      new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]),
    );
  });

  it("takes every name for text", async () => {
    const page = await report({
      nameOf: () => hostile,
      corridorOf: () => hostile,
      verdict: { ...verdict, findings: [{ code: "orderUnknown", message: hostile }] },
      statements: [{ title: hostile, fold: { add: () => [], end: () => [] } }],
    });
    expect(page).to.not.include("<script");
    expect(page.match(/&lt;script&gt;/g)?.length).to.be.greaterThan(10);
  });

  it("shows every amount exactly, with its currency", async () => {
    const page = await report();
    for (const { locked, token } of verdict.currencies) {
      const [digits, code] = token === usdc ? [6, "USDC"] : [18, "JPYC"];
      const text = locked.toString().padStart(digits + 1, "0");
      const whole = text.slice(0, -digits).replace(/\B(?=(\d{3})+$)/g, ",");
      const fraction = text.slice(-digits).replace(/0+$/, "").padEnd(2, "0");
      expect(page).to.include(`${whole}.${fraction} ${code}`);
    }
  });

  it("draws each chart twice, with a table and a name", async () => {
    const page = await report();
    const figures = page.match(/<figure .*?<\/figure>/gs) ?? [];
    expect(figures.length).to.equal(2 * verdict.currencies.length + 2);
    for (const figure of figures) {
      expect(figure.match(/<svg role="img" aria-label="[^"]+"/g)?.length).to.equal(2);
      expect(figure).to.match(/<table role="table"/);
      expect(figure).to.not.match(/#0101/);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("is a page too when nothing ever happened", async () => {
    const path = join(folder, "empty.html");
    const nothing = { ...verdict, currencies: [], findings: [] };
    const currencies = currencyBook(names);
    await writeHtmlReport([], {
      path,
      verdict: nothing,
      currencies,
      orders: [],
      escrow: address("e5"),
      endTime,
    });
    expect(await readFile(path, "utf8")).to.include("</html>");
  });

  it("says in words what the verdict is", async () => {
    const headline = (changes: Partial<typeof verdict>) => verdictWords({ ...verdict, ...changes }).headline;
    expect(headline({})).to.equal("Balanced and proven");
    expect(headline({ proven: false })).to.equal("Balanced, not proven");
    expect(headline({ balanced: false })).to.equal("Not balanced");
    expect(headline({ balanced: false, proven: false })).to.equal("Not balanced");
    const page = await report({ verdict: { ...verdict, proven: false, notProven: ["No hash was given."] } });
    expect(page).to.include("<li>No hash was given.</li>");
  });
});

describe("the facts of a report", () => {
  const fold = factsFold({ corridorOf: ({ token }) => token, endTime });
  for (const entry of journal) fold.addEntry(entry);
  for (const order of orders) fold.addOrder(order);
  const facts = fold.facts();

  it("hold in the end what the verdict says", () => {
    for (const { token, held } of verdict.currencies) {
      expect([...(facts.heldByDay.get(token)?.values() ?? [])].at(-1)).to.equal(held);
    }
  });

  it("account in flows for all that payers brought", () => {
    for (const { token, locked } of verdict.currencies) {
      const sum = (facts.flows.get(token) ?? []).reduce(
        (total, flow) => total + flow.toSeller + flow.toBuyer + flow.fees + flow.arbitration + flow.held,
        0n,
      );
      expect(sum).to.equal(locked);
    }
  });

  it("count days once for each order that paid its seller", () => {
    const paid = orders.filter(({ order }) => order.toSeller > 0n).length;
    expect(
      [...facts.daysToSeller.values()].reduce((sum, { claimed, otherwise }) => sum + claimed + otherwise, 0),
    ).to.equal(paid);
    const claimed = orders.filter(
      ({ order }) => order.delivered && order.toSeller > 0n && !order.disputed,
    ).length;
    expect([...facts.daysToSeller.values()].reduce((sum, each) => sum + each.claimed, 0)).to.equal(claimed);
    const first = orders.find(({ order }) => order.toSeller > 0n)!;
    expect(facts.daysToSeller.get(Math.floor((first.settledAt! - start) / day))?.claimed).to.be.greaterThan(
      0,
    );
  });

  it("call late what nobody confirmed by its date, and disputed what shows it", () => {
    const [usd, yen] = [
      facts.corridors.find(({ name }) => name === usdc)!,
      facts.corridors.find(({ name }) => name === jpyc)!,
    ];
    const late = orders.filter(
      ({ order, settledAt }) => !order.delivered && (settledAt ?? endTime) > order.until,
    );
    expect(usd.late + yen.late)
      .to.equal(late.length)
      .and.to.be.greaterThan(0);
    expect(usd.disputed + yen.disputed)
      .to.equal(orders.filter(({ order }) => order.disputed).length)
      .and.to.be.greaterThan(0);
    expect(usd.orders + yen.orders).to.equal(orders.length);
    const { order } = orders[0]!;
    expect(isLate({ order: { ...order, delivered: false, until: 5 }, settledAt: 5 }, 9)).to.equal(false);
    expect(isLate({ order: { ...order, delivered: false, until: 5 }, settledAt: 6 }, 9)).to.equal(true);
    expect(isLate({ order: { ...order, delivered: true, until: 5 }, settledAt: 6 }, 9)).to.equal(false);
  });
});
