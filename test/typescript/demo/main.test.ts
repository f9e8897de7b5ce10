import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const header =
  "reference,seller_country,buyer_country,currency,amount,ordered_at,shipped_at,delivered_at,promised_by,status";

function start(...args: string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", "scripts/start.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

describe("npm start", function () {
  this.timeout(120_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-start-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("fails on a file that is not there, and names it", () => {
    const { status, stderr, stdout } = start("--orders", join(folder, "none.csv"));
    expect(stderr).to.match(/none\.csv: 1 problem, nothing was done\n {2}cannot be read: ENOENT/);
    expect(stdout).to.equal("");
    expect(status).to.equal(1);
  });

  it("fails on a bad row with its line and reason, before anything is done", async () => {
    const file = join(folder, "bad.csv");
    await writeFile(
      file,
      `${header}\nA-1,CN,PK,USD,12..5,2026-01-05T02:15:00Z,,,2026-02-02T00:00:00Z,shipped\n`,
    );
    const { status, stderr, stdout } = start("--orders", file);
    expect(stderr).to.include("line 2, amount: must be a plain decimal number");
    expect(stdout).to.equal("");
    expect(status).to.equal(1);
  });

  it("fails on an option that does not exist, and shows those that do", () => {
    const { status, stderr } = start("--order", "x.csv");
    expect(stderr).to.match(/Unknown option '--order'[\s\S]*Usage: npm start/);
    expect(status).to.equal(1);
  });

  it("lives the example and ends with the verdict, within 110 columns", () => {
    const { status, stdout } = start();
    expect(status).to.equal(0);
    expect(stdout).to.match(/\nbalanced\n$/);
    expect(stdout).to.include("On- and off-ramp costs");
    expect(stdout).to.match(/\n CN–PK +2 +23,242 EUR +1\.1840 +1\.1846 +27,520 USD +5\.0 +97 +499 /);
    expect(stdout).to.include("What a bank takes on its own exchange rate is not in it.");
    const longest = Math.max(...stdout.split("\n").map((line) => line.length));
    expect(longest).to.be.at.most(110);
  });

  it("says nothing of conversions where there are none", async () => {
    const file = join(folder, "plain.csv");
    await writeFile(
      file,
      `${header}\nA-1,CN,PK,USD,12.50,2026-01-05T02:15:00Z,,,2026-02-02T00:00:00Z,shipped\n`,
    );
    const { status, stdout } = start("--orders", file);
    expect(status).to.equal(0);
    expect(stdout).not.to.include("another currency");
    expect(stdout).not.to.include("\n\n\n");
  });

  it("prints the outcome as JSON", () => {
    const { status, stdout } = start("--json");
    expect(status).to.equal(0);
    const outcome = JSON.parse(stdout);
    expect(outcome).to.include({ orders: 59, balanced: true, proven: true });
    expect(outcome.conversions[0]).to.deep.equal({
      ...{ name: "CN–KZ", when: "locked", orders: 1 },
      ...{ paidCurrency: "USDT", paid: "16303260000", receivedCurrency: "USD", received: "16300000000" },
      ...{ costBps: 2, cost: "2278" },
      bankFees: { BoC: "26386", ICBC: "26386", CCB: "19386", ABC: "19386", CMB: "26386", BoCom: "26386" },
    });
  });
});
