import { expect } from "chai";
import type { Hex } from "viem";

import { currencyBook } from "../../../src/books/currencyBook.ts";
import { matchStatement } from "../../../src/books/statement/matchStatement.ts";
import { orderStatement } from "../../../src/books/statement/orderStatement.ts";
import { OwnCsvError } from "../../../src/books/statement/ownCsvError.ts";
import { partyStatement } from "../../../src/books/statement/partyStatement.ts";
import { type Period, PeriodInvalidError, parsePeriod } from "../../../src/books/statement/period.ts";
import { readOwnCsv } from "../../../src/books/statement/readOwnCsv.ts";
import type { OrderSides, StatementLine, StatementPart } from "../../../src/books/statement/statement.ts";
import { statementParts } from "../../../src/books/statement/statementFold.ts";
import { buyers, exampleBooks, jpyc, names, sellers, usdc } from "../../helpers/journalExample.ts";

const { journal, orders: ended } = exampleBooks(45);
const orders = new Map<Hex, OrderSides>(ended.map(({ order }) => [order.orderId, order]));
const currencies = currencyBook(names);
const own = [currencies(usdc), currencies(jpyc)];
const always = parsePeriod({});

async function collect(parts: AsyncIterable<StatementPart>): Promise<StatementPart[]> {
  const all: StatementPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

async function partsOf(party: Hex, period: Period = always): Promise<StatementPart[]> {
  return collect(statementParts(journal, partyStatement({ party, period, currencies, orders })));
}
const linesOf = (parts: readonly StatementPart[]): StatementLine[] =>
  parts.flatMap((part) => (part.part === "line" ? [part.line] : []));
const balanceOf = (parts: readonly StatementPart[], which: "opening" | "closing", token: Hex) =>
  parts.flatMap((part) => (part.part === which && part.currency.token === token ? [part.balance] : []));

describe("the statement of a party", () => {
  it("has a running balance of all that was paid in and out", async () => {
    for (const party of [...buyers, ...sellers]) {
      const parts = await partsOf(party);
      for (const token of [usdc, jpyc]) {
        const lines = linesOf(parts).filter(({ currency }) => currency.token === token);
        const expected = journal.reduce((sum, { token: of, amount, fromParty, toParty }) => {
          if (of !== token || fromParty === toParty) return sum;
          return sum + (toParty === party ? amount : 0n) - (fromParty === party ? amount : 0n);
        }, 0n);
        const credits = parts.flatMap((part) =>
          part.part === "open" && part.item.kind === "credit" && part.item.currency.token === token
            ? [part.item.amount]
            : [],
        );
        let balance = balanceOf(parts, "opening", token)[0] ?? 0n;
        for (const line of lines) {
          balance += line.amount;
          expect(line.balance).to.equal(balance);
        }
        expect(balance).to.equal(expected - (credits[0] ?? 0n));
        expect(balanceOf(parts, "closing", token)).to.deep.equal(lines.length === 0 ? [] : [balance]);
      }
    }
  });

  it("opens where the period before closed", async () => {
    const january = await partsOf(buyers[0], parsePeriod({ to: "2026-01-14" }));
    const later = await partsOf(buyers[0], parsePeriod({ from: "2026-01-15" }));
    const whole = await partsOf(buyers[0]);
    expect(balanceOf(later, "opening", usdc)).to.deep.equal(balanceOf(january, "closing", usdc));
    expect(balanceOf(later, "closing", usdc)).to.deep.equal(balanceOf(whole, "closing", usdc));
    expect([...linesOf(january), ...linesOf(later)]).to.deep.equal(linesOf(whole));
    expect(linesOf(january).length).to.be.greaterThan(0);
    const first = later.findIndex(({ part }) => part === "line");
    expect(later.slice(0, first).map(({ part }) => part)).to.include("opening");
  });

  it("names the other side, and lists what is held at the end of the period", async () => {
    const parts = await partsOf(sellers[0], parsePeriod({ to: "2026-01-14" }));
    const heldThen = new Map<string, bigint>();
    for (const { place, orderId = "", from, to, amount } of journal) {
      if (place.time > parsePeriod({ to: "2026-01-14" }).toTime) continue;
      if (to === "held") heldThen.set(orderId, (heldThen.get(orderId) ?? 0n) + amount);
      if (from === "held") heldThen.set(orderId, (heldThen.get(orderId) ?? 0n) - amount);
    }
    const expected = [...heldThen].filter(
      ([id, amount]) => amount > 0n && orders.get(id as Hex)?.seller === sellers[0],
    );
    const items = parts.flatMap((part) =>
      part.part === "open" && part.item.kind === "held as seller" ? [part.item] : [],
    );
    expect(items.map(({ orderId, amount }) => [orderId, amount])).to.have.deep.members(expected);
    expect(items.length).to.be.greaterThan(0);
    for (const { orderId, counterparties } of items)
      expect(counterparties).to.deep.equal([orders.get(orderId!)?.buyer]);
  });
});

describe("the statement of an order", () => {
  it("shows what the escrow held for it, down to zero", async () => {
    const { order } = ended.find((each) => each.order.arbitration > 0n)!;
    const fold = orderStatement({ orderId: order.orderId, period: always, currencies, orders });
    const parts = await collect(statementParts(journal, fold));
    expect(linesOf(parts).map(({ kind, amount }) => [kind, amount])).to.deep.equal([
      ["locked", order.amount],
      ["paid to the seller", -order.toSeller],
      ["paid back to the buyer", -order.toBuyer],
      ["arbitration fee", -order.arbitration],
    ]);
    expect(balanceOf(parts, "closing", order.token)).to.deep.equal([0n]);
    expect(parts.filter(({ part }) => part === "open")).to.deep.equal([]);
  });

  it("lists what is still held", async () => {
    const { order } = ended.find((each) => each.settledAt === undefined)!;
    const fold = orderStatement({ orderId: order.orderId, period: always, currencies, orders });
    const open = (await collect(statementParts(journal, fold))).flatMap((part) =>
      part.part === "open" ? [part.item.amount] : [],
    );
    expect(open).to.deep.equal([order.amount]);
  });
});

describe("a period", () => {
  it("includes its last second", () => {
    expect(parsePeriod({ from: "2026-01-31", to: "2026-01-31" })).to.deep.equal({
      fromTime: 1_769_817_600,
      toTime: 1_769_903_999,
    });
  });

  for (const [from, to] of [
    ["2026-02-30", undefined],
    ["yesterday", undefined],
    ["2026-02-02", "2026-02-01"],
  ] as const) {
    it(`is refused: ${from} to ${to}`, () => {
      expect(() => parsePeriod({ from, to })).to.throw(PeriodInvalidError);
    });
  }
});

describe("a party's own records", () => {
  const csvOf = (lines: readonly StatementLine[]): string =>
    ["Date;Amount;CCY;Memo"]
      .concat(
        lines.map(({ time, amount, currency }) => {
          const digits = (amount < 0n ? -amount : amount).toString().padStart(currency.decimals + 1, "0");
          const whole = digits.slice(0, -currency.decimals).replace(/\B(?=(\d{3})+$)/g, ",");
          const day = new Date(time * 1000).toISOString().slice(0, 10);
          return `${day};"${amount < 0n ? "-" : ""}${whole}.${digits.slice(-currency.decimals)}";${currency.code.toLowerCase()};x`;
        }),
      )
      .join("\r\n");

  it("match the whole statement, credits aside", async () => {
    const lines = linesOf(await partsOf(sellers[0]));
    const moved = lines.filter(
      (line) =>
        line.kind !== "kept as credit" &&
        !lines.some(
          (other) =>
            other.kind === "kept as credit" &&
            other.orderId === line.orderId &&
            line.kind === "paid to the seller",
        ),
    );
    expect(moved.length).to.be.lessThan(lines.length);
    const rows = await readOwnCsv([`\ufeff${csvOf(moved)}`], own);
    expect(await matchStatement(lines, rows)).to.deep.equal({
      matched: moved.length,
      onlyInStatement: [],
      onlyInOwn: [],
    });
  });

  it("show what is in one and not in the other", async () => {
    const lines = linesOf(await partsOf(buyers[1]));
    const rows = await readOwnCsv([csvOf(lines.slice(1)), "\r\n2026-03-01;12.5;USDC;coffee"], own);
    const match = await matchStatement(lines, rows);
    expect(match.onlyInStatement).to.deep.equal([lines[0]]);
    expect(match.onlyInOwn.map(({ line, reference }) => [line, reference])).to.deep.equal([
      [lines.length + 1, "coffee"],
    ]);
  });

  it("are held to the order that they name, and to the day within limits", async () => {
    const [line] = linesOf(await partsOf(buyers[0]));
    const text = (order: string, date: string) => [
      `date,amount,currency,order\n${date},-1000.000001,${usdc.toUpperCase().replace("0X", "0x")},${order}\n`,
    ];
    const matchedBy = async (order: string, date: string) =>
      (await matchStatement([line!], await readOwnCsv(text(order, date), own))).matched;
    expect(await matchedBy(line!.orderId!, "2026-01-05")).to.equal(1);
    expect(await matchedBy("", "2026-01-08")).to.equal(1);
    expect(await matchedBy("", "2026-01-09")).to.equal(0);
    expect(await matchedBy(`0x${"9".repeat(64)}`, "2026-01-05")).to.equal(0);
  });

  it("may be one netted transfer for several lines of a transaction", async () => {
    const [line] = linesOf(await partsOf(buyers[0]));
    const two = [line!, { ...line!, sequence: 2, amount: line!.amount - 1n }];
    const rows = await readOwnCsv(["date,amount,currency\n2026-01-05,-2000.000003,USDC"], own);
    expect((await matchStatement(two, rows)).onlyInStatement).to.deep.equal([]);
    expect((await matchStatement(two.slice(0, 1), rows)).onlyInOwn.length).to.equal(1);
  });

  const refused: readonly [string, string, string, number][] = [
    ["an unknown currency", "date,amount,currency\n2026-01-05,1,DOGE", "currency", 2],
    ["too many digits", "date,amount,currency\n2026-01-05,1.1234567,USDC", "amount", 2],
    ["a comma that may mean two things", 'date,amount,currency\n2026-01-05,"1,5",USDC', "amount", 2],
    ["an exponent", "date,amount,currency\n2026-01-05,1e3,USDC", "amount", 2],
    ["a date in words", "date,amount,currency\n\n2026-01-05,1,USDC\n5 January,1,USDC", "date", 4],
    ["a day that is none", "date,amount,currency\n2026-13-05,1,USDC", "date", 2],
    ["a day that its month lacks", "date,amount,currency\n2026-02-30,1,USDC", "date", 2],
    ["half an order id", "date,amount,currency,order\n2026-01-05,1,USDC,0x12", "order", 2],
    ["a missing column", "date,amount\n2026-01-05,1", "currency", 1],
    ["a field too many", "date,amount,currency\n2026-01-05,1,USDC,x", "", 2],
    ["an open quote", 'date,amount,currency\n2026-01-05,"1,USDC', "", 2],
    ["nothing", "", "", 1],
  ];
  for (const [name, text, column, line] of refused) {
    it(`with ${name} are refused with the line`, async () => {
      const error = await readOwnCsv([text], own).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(OwnCsvError);
      expect(
        (error as OwnCsvError).problems.map((problem) => [problem.column ?? "", problem.line]),
      ).to.deep.equal([[column, line]]);
    });
  }

  it("name every bad line at once", async () => {
    const bad = Array.from({ length: 30 }, () => "2026-01-05,x,USDC").join("\n");
    const error = await readOwnCsv([`date,amount,currency\n${bad}`], own).catch((thrown: unknown) => thrown);
    expect((error as OwnCsvError).problems.length).to.equal(30);
    expect((error as OwnCsvError).message).to.include("… and 10 more");
  });
});
