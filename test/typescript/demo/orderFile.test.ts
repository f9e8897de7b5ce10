import { expect } from "chai";

import { columns, paidColumn, readOrderFile } from "../../../src/demo/orderFile.ts";
import type { OrderFileProblem } from "../../../src/demo/orderFileError.ts";
import { OrderFileError } from "../../../src/demo/orderFileError.ts";

const header = columns.join();
const good =
  "A-1,CN,PK,USD,1250.50,2026-01-05T02:15:00Z,2026-01-09T08:24:00Z,2026-01-24T09:56:00Z,2026-02-02T00:00:00Z,delivered";

function withField(column: (typeof columns)[number], value: string): string {
  const fields = good.split(",");
  fields[columns.indexOf(column)] = value;
  return fields.join();
}

function problemsOf(...lines: string[]): readonly OrderFileProblem[] {
  try {
    readOrderFile("orders.csv", lines.join("\n"));
  } catch (error) {
    if (error instanceof OrderFileError) return error.problems;
    throw error;
  }
  throw new Error("the file was accepted");
}

describe("order file", () => {
  it("reads a row into exact amounts and unix seconds", () => {
    const [row] = readOrderFile("orders.csv", `${header}\n${good}\n`);
    expect(row).to.deep.equal({
      line: 2,
      reference: "A-1",
      sellerCountry: "CN",
      buyerCountry: "PK",
      currency: "USD",
      amount: 1_250_500_000n,
      paidCurrency: undefined,
      orderedAt: 1_767_579_300,
      shippedAt: 1_767_947_040,
      deliveredAt: 1_769_248_560,
      promisedBy: 1_769_990_400,
      status: "delivered",
    });
  });

  it("reads 18 decimals exactly and takes Windows line ends and a byte order mark", () => {
    const yen = withField("currency", "JPY").replace("1250.50", "0.000000000000000001");
    expect(readOrderFile("orders.csv", `\uFEFF${header}\r\n${yen}\r\n`)[0]?.amount).to.equal(1n);
  });

  const bad: [column: (typeof columns)[number], value: string, reason: string][] = [
    ["reference", "", "must not be empty"],
    ["seller_country", "China", "must be two capital letters"],
    ["buyer_country", "pk", "must be two capital letters"],
    ["currency", "GBP", "must be one of USD, EUR, JPY, SGD, USDT"],
    ["amount", "1.5e3", "must be a plain decimal number"],
    ["amount", "-3", "must be a plain decimal number"],
    ["amount", "", "must be a plain decimal number"],
    ["amount", "0.00", "must be more than zero"],
    ["amount", "1.0000001", "must have at most 6 fraction digits"],
    ["amount", "79228162514264337593543.950336", "more than an order can hold"],
    ["ordered_at", "05.01.2026", "must be an ISO 8601 time"],
    ["ordered_at", "2026-02-30T00:00:00Z", "must be an ISO 8601 time"],
    ["shipped_at", "soon", "must be empty or an ISO 8601 time"],
    ["delivered_at", "2026-01-05T02:15:00Z", "must be after ordered_at"],
    ["delivered_at", "", "must be given for the status delivered"],
    ["promised_by", "", "must be an ISO 8601 time"],
    ["promised_by", "2026-01-01T00:00:00Z", "must be after ordered_at"],
    ["promised_by", "2027-01-01T00:00:00Z", "must be within 300 days"],
    ["status", "lost", "must be one of delivered, shipped, canceled"],
  ];
  for (const [column, value, reason] of bad) {
    it(`names line, column and reason of ${column} "${value}"`, () => {
      const problems = problemsOf(header, good.replace("A-1", "A-0"), withField(column, value));
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include({ line: 3, column });
      expect(problems[0]?.reason).to.include(reason);
    });
  }

  describe("with what the buyer pays in", () => {
    const wider = `${header},${paidColumn}`;
    const paidIn = (line: string): string | undefined =>
      readOrderFile("orders.csv", `${wider}\n${line}`)[0]?.paidCurrency;

    it("reads another currency, and takes empty or the same for none", () => {
      expect(["EUR", "", "USD"].map((code) => paidIn(`${good},${code}`))).to.deep.equal([
        "EUR",
        undefined,
        undefined,
      ]);
    });

    for (const value of ["EURC", "eur", "CNY"]) {
      it(`names line, column and reason of "${value}"`, () => {
        expect(problemsOf(wider, `${good},`, `${good.replace("A-1", "A-2")},${value}`)).to.deep.equal([
          { line: 3, column: paidColumn, reason: "must be empty or one of USD, EUR, JPY, SGD, USDT" },
        ]);
      });
    }

    it("asks for the field in every row once the header has it, and for none otherwise", () => {
      expect(problemsOf(wider, good)[0]?.reason).to.equal("has 10 fields instead of 11");
      expect(problemsOf(header, `${good},EUR`)[0]?.reason).to.equal("has 11 fields instead of 10");
    });

    it("refuses what is worth too little to convert, and only then", () => {
      const dust = withField("currency", "JPY").replace("1250.50", "0.01");
      expect(problemsOf(wider, `${dust},USD`)[0]).to.include({
        column: "amount",
        reason: "is worth less than 0.01 CNY, too little to convert",
      });
      expect(paidIn(`${dust},`)).to.equal(undefined);
    });

    it("refuses a claim in dollars of dollars", () => {
      expect(problemsOf(header, withField("status", "claimed_in_usd"))[0]).to.include({
        line: 2,
        column: "status",
        reason: "claimed_in_usd needs an order in another currency than USD",
      });
    });
  });

  it("reports all problems of a file together", () => {
    const problems = problemsOf(
      header,
      withField("amount", "x"),
      good,
      `${good},more`,
      good.replace("CN", "C"),
    );
    expect(problems.map(({ line, column }) => [line, column])).to.deep.equal([
      [2, "amount"],
      [3, "reference"],
      [4, "reference"],
      [4, undefined],
      [5, "reference"],
      [5, "seller_country"],
    ]);
  });

  it("counts lines, not rows, where a field holds a line break", () => {
    const problems = problemsOf(header, good.replace("A-1", '"A\n1"'), withField("amount", "x"));
    expect(problems[0]).to.include({ line: 4, column: "amount" });
  });

  it("refuses another header, no rows, an empty file and broken quotes", () => {
    expect(problemsOf("reference,amount", good)[0]?.reason).to.include("the header must be");
    expect(problemsOf(header)[0]?.reason).to.equal("no order follows the header");
    expect(problemsOf("")[0]?.reason).to.include("the header must be");
    expect(problemsOf(header, `"${good}`)[0]?.reason).to.include("Quote Not Closed");
  });

  it("says in its message that nothing was done, and stops after twenty lines", () => {
    const lines = Array.from({ length: 25 }, (_, index) =>
      withField("amount", "x").replace("A-1", `A-${index}`),
    );
    try {
      readOrderFile("orders.csv", [header, ...lines].join("\n"));
      expect.fail("the file was accepted");
    } catch (error) {
      expect(error).to.be.instanceOf(OrderFileError);
      const { message } = error as OrderFileError;
      expect(message).to.match(/^orders\.csv: 25 problems, nothing was done\n {2}line 2, amount: /);
      expect(message).to.match(/… and 5 more$/);
    }
  });
});
