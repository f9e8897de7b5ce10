import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import { writeWhole } from "../../../src/books/atomic.ts";
import { currencyBook, exactAmount } from "../../../src/books/currencyBook.ts";
import { csvLine, writeCsv } from "../../../src/books/writeCsv.ts";
import { writeJsonLines } from "../../../src/books/writeJsonLines.ts";
import { writeParquet } from "../../../src/books/writeParquet.ts";
import { moneyText } from "../../../src/text/moneyText.ts";
import { address, exampleBooks, jpyc, names, usdc } from "../../helpers/journalExample.ts";

const { journal } = exampleBooks(30);

describe("tables of the journal", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-tables-"));
  });

  after(() => rm(folder, { recursive: true }));

  const sumOf = (token: string) =>
    journal.reduce((sum, entry) => (entry.token === token ? sum + entry.amount : sum), 0n);

  it("CSV has every entry with every digit", async () => {
    const path = join(folder, "deep", "journal.csv");
    await writeCsv(journal, { path, currencies: currencyBook(names) });
    const text = await readFile(path, "utf8");
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows.length).to.equal(journal.length);
    expect(text.split("\r\n").slice(0, 2)).to.deep.equal([
      "sequence,block,transaction,time,cause,orderId,token,currency,amount,units,fromAccount,fromParty,toAccount,toParty",
      `1,100,0,2026-01-05T00:00:00Z,OrderLocked,0x${"1".padStart(64, "0")},${usdc},USDC,1000.000001,1000000001,payers,${address("b1")},held,`,
    ]);
    const sum = rows.reduce(
      (total, { token, units }) => (token === jpyc ? total + BigInt(units ?? "") : total),
      0n,
    );
    expect(sum).to.equal(sumOf(jpyc));
  });

  it("JSON lines have every entry, amounts as strings", async () => {
    const path = join(folder, "journal.jsonl");
    await writeJsonLines(journal, { path, currencies: currencyBook(names) });
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.map(({ units }) => units)).to.deep.equal(journal.map(({ amount }) => amount.toString()));
    expect(rows.find(({ cause }) => cause === "Transfer")).to.include({ orderId: null, amount: "0.000007" });
  });

  it("Parquet is partitioned by month and sums exactly", async () => {
    const path = join(folder, "parquet");
    const huge: Entry = { ...journal.at(-1)!, token: address("ff"), amount: 2n ** 200n };
    await writeParquet([...journal, huge], { path, currencies: currencyBook(names) });
    expect((await readdir(path)).sort()).to.deep.equal([
      ...new Set(
        journal.map(({ place }) => `month=${new Date(place.time * 1000).toISOString().slice(0, 7)}`),
      ),
    ]);
    const connection = await (await DuckDBInstance.create()).connect();
    const read = await connection.runAndReadAll(
      `SELECT token, sum(units)::VARCHAR AS units, count(*)::INTEGER AS rows, any_value(typeof(units)) AS type,
              max(units_text) AS text FROM read_parquet('${path}/*/*.parquet') GROUP BY token ORDER BY token`,
    );
    expect(read.getRowObjects().map(({ text: _, ...row }) => row)).to.deep.equal([
      { token: usdc, units: `${sumOf(usdc)}`, rows: countOf(usdc), type: "DECIMAL(38,0)" },
      { token: jpyc, units: `${sumOf(jpyc)}`, rows: countOf(jpyc), type: "DECIMAL(38,0)" },
      { token: address("ff"), units: null, rows: 1, type: "DECIMAL(38,0)" },
    ]);
    expect(read.getRowObjects()[2]?.text).to.equal((2n ** 200n).toString());
    const order = await connection.runAndReadAll(
      `SELECT sequence::INTEGER AS sequence FROM read_parquet('${path}/*/*.parquet', file_row_number = true)
       ORDER BY filename, file_row_number`,
    );
    expect(order.getRowObjects().map(({ sequence }) => sequence)).to.deep.equal(
      Array.from({ length: journal.length + 1 }, (_, index) => index + 1),
    );
  });

  const countOf = (token: string) => journal.filter((entry) => entry.token === token).length;

  it("a second Parquet export takes the place of the first", async () => {
    const path = join(folder, "parquet");
    await writeParquet(journal.slice(0, 1), { path, currencies: currencyBook(names) });
    expect(await readdir(path)).to.deep.equal(["month=2026-01"]);
    expect((await readdir(folder)).filter((name) => name.startsWith("parquet"))).to.deep.equal(["parquet"]);
  });

  it("a journal that breaks off leaves the older file and nothing half written", async () => {
    const path = join(folder, "kept.csv");
    await writeFile(path, "older");
    async function* broken(): AsyncGenerator<Entry> {
      yield journal[0]!;
      throw new Error("the node is gone");
    }
    for (const write of [writeCsv, writeJsonLines, writeParquet]) {
      const failed = await write(broken(), { path, currencies: currencyBook(names) }).catch(String);
      expect(failed).to.equal("Error: the node is gone");
    }
    expect(await readFile(path, "utf8")).to.equal("older");
    expect((await readdir(folder)).filter((name) => name.startsWith("kept"))).to.deep.equal(["kept.csv"]);
  });

  it("an old file is replaced only by a whole one", async () => {
    const path = join(folder, "whole.txt");
    await writeWhole(path, ["a", "b"]);
    await writeWhole(path, ["x".repeat(200_000), "y"]);
    expect(await readFile(path, "utf8")).to.equal(`${"x".repeat(200_000)}y`);
  });

  it("what a spreadsheet would run is text", () => {
    expect(csvLine(['=HYPERLINK("x")', "-1.5", "+1", "a,b", 'say "x"', "-x"])).to.equal(
      `"'=HYPERLINK(""x"")",-1.5,'+1,"a,b","say ""x""",'-x\r\n`,
    );
  });
});

describe("codes of currencies", () => {
  it("are plain words, whatever a token calls itself", () => {
    const codes = ["USD₮0", "sUSDe", '"; DROP\n', "$", "", "A", "1INCH", "x".repeat(50)].map((code) => {
      const token = address("0a");
      return currencyBook(new Map([[token, { code, decimals: 6 }]]))(token).code;
    });
    expect(codes).to.deep.equal([
      "USDT0",
      "SUSDE",
      "DROP",
      "T-0A0A0A0A",
      "T-0A0A0A0A",
      "A-0A0A0A0A",
      "INCH",
      "XXXXXXXXXXXX",
    ]);
    for (const code of codes) expect(code).to.match(/^[A-Z][A-Z0-9-]{0,22}[A-Z0-9]$/);
  });

  it("tell a forged token from the real one, in any order", () => {
    const forged = new Map([...names, [address("f0"), { code: "usdc", decimals: 6 }]] as const);
    const book = currencyBook(forged);
    expect([book(address("f0")).code, book(usdc).code, book(jpyc).code]).to.deep.equal([
      "USDC-F0F0F0F0",
      "USDC-C1C1C1C1",
      "JPYC",
    ]);
  });

  it("stay apart where addresses begin alike, and count unnamed tokens in their smallest unit", () => {
    const book = currencyBook(new Map());
    const twins = [
      "0xabcdef0100000000000000000000000000000001",
      "0xabcdef0100000000000000000000000000000002",
    ] as const;
    expect(twins.map((token) => book(token).code)).to.deep.equal(["T-ABCDEF01", "T-ABCDEF01-2"]);
    expect(book(twins[0])).to.include({ decimals: 0, named: false });
  });

  it("amounts keep every digit", () => {
    const book = currencyBook(names);
    expect(exactAmount(2n ** 96n, book(jpyc))).to.equal("79228162514.264337593543950336");
    expect(moneyText(1_234_567_890_100n, book(usdc))).to.equal("1,234,567.8901 USDC");
    expect(moneyText(-5n, book(usdc))).to.equal("-0.000005 USDC");
  });
});
