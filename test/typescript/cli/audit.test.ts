import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { numberToHex } from "viem";
import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";
import { alteredRpc } from "../../helpers/recordedRpc.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";
import { runLading } from "../../helpers/runLading.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

describe("lading audit and lading statement", function () {
  this.timeout(120_000);
  let world: AuditWorld;
  let node: Awaited<ReturnType<typeof serveRpc>>;
  let folder: string;
  let trust: string;
  let subject: string[];

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    node = await serveRpc(world.chain.rpc);
    folder = await mkdtemp(join(tmpdir(), "lading-cli-"));
    const params = [numberToHex(await world.head()), false];
    trust = parseHeader(await world.chain.rpc.request({ method: "eth_getBlockByNumber", params })).hash;
    subject = ["--rpc", node.url, "--escrow", world.escrow, "--router", world.exchange.router];
  });

  after(async () => {
    await node.close();
    await world.chain.close();
    await rm(folder, { recursive: true });
  });

  it("ends with 0 when balanced and proven, and says so in words", async () => {
    const { code, out, err } = await runLading(["audit", ...subject, "--trust", trust]);
    expect(err).to.equal("");
    expect(out).to.match(/\nBalanced and proven\n/);
    expect(out).to.match(/\nUSDC +\d/);
    expect(code).to.equal(0);
  });

  it("ends with 2 without a trusted hash, and with 1 when a node lies", async () => {
    const { code, out } = await runInProcess(["audit", ...subject]);
    expect(out).to.match(/Balanced, not proven[\s\S]*No trusted block hash was given/);
    expect(code).to.equal(2);

    const liar = await serveRpc(withoutLastLog(world.chain.rpc));
    try {
      const lied = await runInProcess(["audit", "--rpc", liar.url, ...subject.slice(2), "--trust", trust]);
      expect(lied.out).to.include("receiptsRootMismatch");
      expect(lied.code).to.equal(1);
    } finally {
      await liar.close();
    }
  });

  it("ends with 3 when nobody answers, and with 64 when the question is none", async () => {
    const closed = await serveRpc(world.chain.rpc);
    await closed.close();
    const gone = await runLading(["audit", "--rpc", closed.url]);
    expect(gone.err).to.match(/Could not read: eth_chainId.*ECONNREFUSED/);
    expect(gone.code).to.equal(3);
    const questions: [string[], string][] = [
      [[], "Name a source"],
      [["--rpc", "ftp://x"], "is no address of a node"],
      [["--rpc", node.url, "--escrow", "0x12"], "--escrow 0x12 is not an address"],
      [["--rpc", node.url, "--escrow", `0x${"e5".repeat(20)}`], "There is no contract at 0xE5"],
      [[...subject, "--chain", "1"], "--chain says 1"],
      [[...subject, "--to", "99999"], "is the last so far"],
      [[...subject, "--to", "2026-02-30"], "neither a block number nor a date"],
      [[...subject, "--from", "9", "--to", "3"], "--from 9"],
      [[...subject, "--trust", `0x${"12".repeat(32)}`], "The source knows no block 0x12"],
      [[...subject, "--resume"], "name the folder"],
      [[...subject, "--colour"], "Unknown argument: colour"],
    ];
    for (const [args, says] of questions) {
      const { code, err, out } = await runInProcess(["audit", ...args]);
      expect(err, args.join(" ")).to.include(says);
      expect(out).to.equal("");
      expect(code, args.join(" ")).to.equal(64);
    }
  });

  it("takes its options from the environment and from a file", async () => {
    const config = join(folder, "lading.json");
    await writeFile(config, JSON.stringify({ escrow: world.escrow, json: true }));
    const env = { LADING_RPC: node.url, LADING_TRUST: trust };
    const { code, out } = await runLading(["audit", "--config", config], { env });
    expect(JSON.parse(out)).to.include({ balanced: true, proven: true, exitCode: 0 });
    expect(code).to.equal(0);
  });

  it("writes every export, and goes on from where it ended", async () => {
    const books = join(folder, "books");
    const head = await world.head();
    const early = await runInProcess(["audit", ...subject, "--to", `${head - 20}`, "--out", books]);
    expect(early.code).to.equal(2);
    const resumed = await runLading([
      "audit",
      ...subject,
      "--trust",
      trust,
      "--out",
      books,
      "--resume",
      "--json",
    ]);
    expect(resumed.err).to.equal("");
    expect(resumed.code).to.equal(0);
    const whole = await runInProcess([
      "audit",
      ...subject,
      "--trust",
      trust,
      "--out",
      `${books}-whole`,
      "--json",
    ]);
    const [first, second] = [resumed, whole].map(({ out }) => JSON.parse(out));
    expect(first.digest)
      .to.equal(second.digest)
      .and.to.match(/^0x[0-9a-f]{64}$/);
    expect(first.currencies).to.deep.equal(second.currencies);
    const names = [
      "books.beancount",
      "books.journal",
      "journal.csv",
      "journal.jsonl",
      "journal.parquet",
      "replay",
      "report.html",
    ];
    expect(await readdir(books)).to.have.members(names);
    for (const name of names.filter((each) => !/parquet|replay/.test(each))) {
      expect(await readFile(join(books, name), "utf8"), name).to.equal(
        await readFile(join(`${books}-whole`, name), "utf8"),
      );
    }
  });

  it("audits a folder of blocks, and says what a folder cannot show", async () => {
    const blocks = join(folder, "blocks");
    const exported = await runLading(["blocks", "--rpc", node.url, "--out", blocks]);
    expect(exported.out).to.include(`are in ${blocks}`);
    const source = ["--blocks", blocks, ...subject.slice(2)];
    const { code, out } = await runInProcess([
      "audit",
      ...source,
      "--trust",
      trust,
      "--to",
      "latest",
      "--json",
    ]);
    const verdict = JSON.parse(out);
    expect(verdict.findings.map((found: { code: string }) => found.code)).to.deep.equal(["stateUnavailable"]);
    expect(verdict.digest).to.match(/^0x[0-9a-f]{64}$/);
    expect(code).to.equal(2);
  });

  it("states what a party and an order did, and matches a party's own file", async () => {
    const { buyer } = world.parties;
    const args = ["statement", ...subject, "--trust", trust];
    const csv = join(folder, "party.csv");
    const camt = join(folder, "party.xml");
    const html = join(folder, "party.html");
    const party = await runLading([...args, "--party", buyer, "--csv", csv, "--camt", camt, "--html", html]);
    expect(party.err).to.equal("");
    expect(party.out).to.match(/opening balance[\s\S]*locked[\s\S]*closing balance/);
    expect(party.out).to.include("The replay behind it: balanced and proven.");
    expect(party.code).to.equal(0);
    expect(await readFile(camt, "utf8")).to.include("camt.054.001.08");
    expect(await readFile(html, "utf8")).to.include("</html>");

    const [, ...lines] = (await readFile(csv, "utf8")).trim().split("\r\n");
    const own = join(folder, "own.csv");
    // The party's own file: the same movements but the last, and one that never was.
    const rows = lines.slice(0, -1).map((line) => {
      const [, , , time, , orderId, , token, , amount] = line.split(",");
      return [time, amount, token, orderId].join(",");
    });
    await writeFile(own, ["time,amount,token,order", ...rows, "2027-01-01,5,USDC,"].join("\n"));
    const { out } = await runInProcess([...args, "--party", buyer, "--match", own, "--json"]);
    const { match, lines: shown, closing } = JSON.parse(out);
    expect(shown).to.have.lengthOf(lines.length);
    expect(match.matched).to.be.greaterThan(0);
    expect(match.onlyInStatement).to.have.lengthOf(1);
    // A payout that became a credit is two lines that a wallet never shows.
    const unknown = match.onlyInOwn.map((row: { amount: string }) => row.amount);
    expect(unknown).to.include("5.000000").and.to.have.lengthOf(3);
    expect(closing).not.to.be.empty;

    const orderId = shown.find((line: { orderId: string }) => line.orderId !== "").orderId;
    const order = await runInProcess([...args, "--order", orderId]);
    expect(order.out).to.match(/locked +\d/);
    expect(order.code).to.equal(0);
  });

  it("refuses a statement of nobody, of two, and a schema without a message", async () => {
    const args = ["statement", ...subject];
    for (const more of [
      [],
      ["--party", world.parties.buyer, "--order", trust],
      ["--party", world.parties.buyer, "--xsd", "x"],
    ]) {
      const { code, err } = await runInProcess([...args, ...more]);
      expect(err).not.to.equal("");
      expect(code, more.join(" ")).to.equal(64);
    }
  });

  it("shows examples that begin with its name, for every command", async () => {
    for (const command of ["audit", "statement", "blocks"]) {
      const { out, code } = await runLading([command, "--help"]);
      expect(out).to.include(`Examples:\n  lading ${command} --rpc`);
      expect(code).to.equal(0);
    }
  });
});

/** A node that leaves out the last log of every receipt. */
function withoutLastLog(rpc: Rpc): Rpc {
  return alteredRpc(rpc, (answer, { method }) => {
    if (method === "eth_getBlockReceipts") return (answer as { logs: unknown[] }[]).map(shortened);
    return method === "eth_getTransactionReceipt" ? shortened(answer as { logs: unknown[] }) : answer;
  });
}

function shortened<Receipt extends { logs: unknown[] }>(receipt: Receipt): Receipt {
  return { ...receipt, logs: receipt.logs.slice(0, -1) };
}
