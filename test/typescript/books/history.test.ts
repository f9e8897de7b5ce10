import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import { expect } from "chai";

import { audit } from "../../../src/audit/audit.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import { accounts } from "../../../src/audit/fold/ledger.ts";
import { currencyBook } from "../../../src/books/currencyBook.ts";
import { HistoryOverlapError } from "../../../src/books/historyOverlapError.ts";
import { writeHistory } from "../../../src/books/writeHistory.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";

const page = new URL("../../../docs/audit/history.md", import.meta.url);
const chainId = 31_337;

describe("history", () => {
  let world: AuditWorld;
  let folder: string;
  let queries: string[];
  let middle: number;
  let head: number;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    head = await world.head();
    middle = Math.floor(head / 2);
    folder = await mkdtemp(join(tmpdir(), "lading-history-"));
    const text = await readFile(page, "utf8");
    queries = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query = ""]) =>
      query.replaceAll("'history/", `'${folder}/`),
    );
  });

  after(async () => {
    await world.chain.close();
    await rm(folder, { recursive: true });
  });

  it("is written in parts, each by a run that goes on where the last one ended", async () => {
    const first = await auditTo(middle, "checkpoint");
    const second = await auditTo(head, "checkpoint");
    const whole = await auditTo(head);
    expect([...first, ...second]).to.deep.equal(whole);
    expect(first.length * second.length).to.be.greaterThan(0);

    await writePart(first, 0, middle);
    const path = await writePart(second, middle + 1, head);
    expect(path).to.match(/\/chain=31337\/escrow=0x[0-9a-f]{40}\/blocks=[0-9]{10}-[0-9]{10}$/);
    expect((await readdir(path)).every((name) => /^month=[0-9]{4}-[0-9]{2}$/.test(name))).to.equal(true);
  });

  it("has every account's balance, by the query of its page", async () => {
    const { books } = await auditOf(head);
    const expected = [...books.ledgers].flatMap(([token, ledger]) =>
      accounts.map((account) => ({ token, account, balance: ledger[account] })),
    );
    const found = (await run(queries[1])) as { token: string; account: string; balance: string }[];
    expect(found.length).to.be.greaterThan(10);
    const balances = new Map(found.map(({ token, account, balance }) => [`${token} ${account}`, balance]));
    for (const { token, account, balance } of expected) {
      expect(balances.get(`${token} ${account}`) ?? "0", `${token} ${account}`).to.equal(`${balance}`);
    }
  });

  it("says by month what sellers received, and that no block is missing", async () => {
    const { verdict } = await auditOf(head);
    const months = (await run(queries[0])) as { month: string; units: string; chain: string }[];
    expect(new Set(months.map(({ month }) => month)).size).to.be.greaterThan(1);
    expect(new Set(months.map(({ chain }) => chain))).to.deep.equal(new Set([`${chainId}`]));
    const received = months.reduce((sum, { units }) => sum + BigInt(units), 0n);
    const toSellers = verdict.currencies.reduce((sum, currency) => sum + currency.toSellers, 0n);
    expect(received).to.equal(toSellers);
    expect(await run(queries[2])).to.deep.equal([]);
  });

  it("takes the same part twice, refuses one that overlaps, and names a gap", async () => {
    const again = await auditTo(middle);
    await writePart(again, 0, middle);
    const before = await run(queries[1]);

    const refusal = await writePart(again, 0, middle - 1).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(HistoryOverlapError);
    expect(await run(queries[1])).to.deep.equal(before);

    await writePart(again, head + 6, head + 9);
    expect(await run(queries[2])).to.deep.equal([
      {
        chain: `${chainId}`,
        escrow: world.escrow.toLowerCase(),
        missing_from: `${head + 1}`,
        missing_to: `${head + 5}`,
      },
    ]);
  });

  function auditOf(toBlock: number, checkpoint?: string, onEntry?: (entry: Entry) => void) {
    const { rpc } = world.chain;
    return audit(rpc, { escrow: world.escrow, fromBlock: 0, toBlock, checkpoint, onEntry });
  }

  async function auditTo(toBlock: number, name?: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    const checkpoint = name === undefined ? undefined : join(folder, name);
    await auditOf(toBlock, checkpoint, (entry) => void entries.push(entry));
    return entries;
  }

  function writePart(journal: readonly Entry[], fromBlock: number, toBlock: number): Promise<string> {
    const currencies = currencyBook(new Map());
    return writeHistory(journal, { folder, chainId, escrow: world.escrow, fromBlock, toBlock, currencies });
  }

  async function run(query: string | undefined): Promise<unknown[]> {
    if (query === undefined) throw new Error("The page has fewer queries");
    const database = await DuckDBInstance.create(":memory:");
    const connection = await database.connect();
    try {
      return (await connection.runAndReadAll(query)).getRowObjectsJson();
    } finally {
      connection.closeSync();
      database.closeSync();
    }
  }
});
