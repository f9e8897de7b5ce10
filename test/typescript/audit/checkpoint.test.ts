import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { AbiCoder, concat, dataLength, getAddress, keccak256, toBeHex, toUtf8Bytes } from "ethers";

import { chainId, escrow } from "../../../bench/replay/world.ts";
import { type Audit, type AuditParameters, audit } from "../../../src/audit/audit.ts";
import { parseBooks, serializeBooks } from "../../../src/audit/checkpoint/books.ts";
import { decodePlain, encodePlain } from "../../../src/audit/checkpoint/encodePlain.ts";
import { exitCodeOf, exitCodes } from "../../../src/audit/exitCode.ts";
import { emptyBooks } from "../../../src/audit/fold/books.ts";
import { folderRpc } from "../../../src/audit/source/folderRpc.ts";
import { writeFolder } from "../../../src/audit/source/writeFolder.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { alteredRpc, recordedRpc } from "../../helpers/recordedRpc.ts";
import { syntheticRpc } from "../../helpers/syntheticRpc.ts";

const blocks = 40;
const toBlock = blocks - 1;
const kills = 50;
const patience = { attempts: 1 };

describe("long runs", function () {
  this.timeout(60_000);

  const rpc = recordedRpc(syntheticRpc({ blocks, ours: 9, others: 3, list: 2 }));
  let folder: string;
  let whole: Audit;
  let file: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-"));
    file = join(folder, "checkpoint");
    whole = await run();
  });

  beforeEach(() => rm(file, { force: true }));
  after(() => rm(folder, { recursive: true }));

  it("give a digest that does not depend on the size of the ranges", async () => {
    expect(whole.digest).to.match(/^0x[0-9a-f]{64}$/);
    for (const rangeSize of [1, 7, 40]) expect((await run({ rangeSize })).digest).to.equal(whole.digest);
  });

  it("give the digest that docs/audit/digest.md describes", async () => {
    expect(await digestByTheBook()).to.equal(whole.digest);
  });

  it("give another digest for another range, and none without a proof", async () => {
    expect((await run({ toBlock: toBlock - 1 })).digest).not.to.equal(whole.digest);
    const forged = alteredRpc(rpc, (answer, { method, params }) =>
      method === "eth_getBlockReceipts" && params[0] === "0x5" ? (answer as unknown[]).slice(1) : answer,
    );
    expect((await run({}, forged)).digest).to.equal(undefined);
  });

  it(`go on after being killed ${kills} times, with the same digest and books`, async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      await rm(file, { force: true });
      // Every schedule is another one, and each is the same in every run of the test.
      let left = 4 + ((kill * 37) % 61);
      const dying: Rpc = {
        request(call) {
          left -= call.method === "eth_getBlockReceipts" ? 1 : 0;
          return left > 0 ? rpc.request(call) : Promise.reject(new Error("connection reset"));
        },
      };
      const parameters = { checkpoint: file, rangeSize: 1 + (kill % 5) };
      await run(parameters, dying).catch((error: Error) =>
        expect(error.message).to.contain("Could not read"),
      );
      const resumed = await run(parameters);
      expect(resumed.digest, `kill ${kill}`).to.equal(whole.digest);
      expect(lines(resumed), `kill ${kill}`).to.deep.equal(lines(whole));
      expect(resumed.verdict.counts, `kill ${kill}`).to.deep.equal(whole.verdict.counts);
    }
  });

  it("do not read again what the checkpoint has", async () => {
    await run({ checkpoint: file, toBlock: 30, rangeSize: 10 });
    const asked: unknown[] = [];
    const watched = alteredRpc(rpc, (answer, { method, params }) => {
      if (method === "eth_getBlockReceipts") asked.push(params[0]);
      return answer;
    });
    // The anchor of the longer range is another one; its blocks are the same.
    expect((await run({ checkpoint: file }, watched)).digest).to.equal(whole.digest);
    expect(asked).not.to.include("0x5");
    expect(asked).to.include("0x27");
  });

  it("refuse a checkpoint below which the chain was replaced", async () => {
    await run({ checkpoint: file, toBlock: 20 });
    const other = syntheticRpc({ blocks, ours: 8, others: 3, list: 2 });
    await refused(run({ checkpoint: file }, other), "checkpointReorganized");
  });

  it("refuse a checkpoint of another audit, or a later one", async () => {
    await run({ checkpoint: file, toBlock: 20 });
    await refused(run({ checkpoint: file, fromBlock: 1 }), "checkpointOfAnother");
    await refused(run({ checkpoint: file, prove: false }), "checkpointOfAnother");
    await refused(run({ checkpoint: file, toBlock: 10 }), "checkpointOfAnother");
  });

  it("refuse a damaged checkpoint, wherever the damage is", async () => {
    await run({ checkpoint: file });
    const text = await readFile(file, "utf8");
    for (const at of [2, 200, text.length >> 1, text.length - 20]) {
      const digit = text[at] === "1" ? "2" : "1";
      await writeFile(file, text.slice(0, at) + digit + text.slice(at + 1));
      await refused(run({ checkpoint: file }), "checkpointDamaged");
    }
    await writeFile(file, text.slice(0, text.length >> 1));
    await refused(run({ checkpoint: file }), "checkpointDamaged");
  });

  it("name a wrong chain, and a reorganization during the run", async () => {
    expect(codes(await run({ chainId: 1 }))).to.include("chainIdMismatch");
    const other = syntheticRpc({ blocks, ours: 8, others: 3, list: 2 });
    let switched = false;
    const reorganizing: Rpc = {
      request(call) {
        const tag = Array.isArray(call.params) ? Number(call.params[0]) : 0;
        switched ||= call.method === "eth_getBlockReceipts" && tag === 12;
        return (switched ? other : rpc).request(call);
      },
    };
    const found = await run({ rangeSize: 5 }, reorganizing);
    expect(codes(found)).to.include("chainReorganized");
    expect(found.digest).to.equal(undefined);
    expect(found.verdict.proven).to.equal(false);
    expect(exitCodeOf(found.verdict)).not.to.equal(exitCodes.balancedAndProven);
  });

  it("end at the finalized block unless told otherwise", async () => {
    const { verdict } = await audit(rpc, { escrow, fromBlock: 0, patience });
    expect(verdict.anchor.block).to.equal(toBlock);
  });

  it("read a folder of exported blocks like a node, and say that it has no storage", async () => {
    const exported = join(folder, "blocks");
    await writeFolder(rpc, exported, { fromBlock: 0, toBlock });
    const found = await run({}, await folderRpc(exported));
    expect(found.digest).to.equal(whole.digest);
    expect(codes(found)).to.deep.equal(["stateUnavailable"]);
    expect(found.verdict.balanced).to.equal(true);
    expect(found.verdict.proven).to.equal(false);
    expect(exitCodeOf(found.verdict)).to.equal(exitCodes.balancedNotProven);
  });

  it("keep books and plain data without loss", () => {
    expect(lines({ ...whole, books: parseBooks(lines(whole), emptyBooks(escrow, chainId)) })).to.deep.equal(
      lines(whole),
    );
    const data = {
      a: [1n, -5n, undefined, null],
      m: new Map([["k", new Set([1n])]]),
      t: { $bigint: "no" },
      z: -0,
      n: Number.NaN,
    };
    expect(decodePlain(JSON.parse(JSON.stringify(encodePlain(data))))).to.deep.equal(data);
    expect(() => encodePlain(new Date())).to.throw("class");
  });

  function run(changes: Partial<AuditParameters> = {}, node: Rpc = rpc): Promise<Audit> {
    return audit(node, { escrow, fromBlock: 0, toBlock, patience, ...changes });
  }

  function lines({ books }: Audit): string[] {
    return [...serializeBooks(books)];
  }

  function codes({ verdict }: Audit): string[] {
    return [...new Set(verdict.findings.map(({ code }) => code))].filter(
      (code) => code !== "storageUnreadable" && code !== "balanceUnreadable",
    );
  }

  async function refused(running: Promise<unknown>, code: string): Promise<void> {
    const outcome = await running.then(
      () => "accepted",
      (error: { code?: string }) => error.code,
    );
    expect(outcome).to.equal(code);
  }

  /** A second implementation, from the document alone: another library, no shared code. */
  async function digestByTheBook(): Promise<string> {
    const fixed = (value: number, size: number) => toBeHex(value, size);
    const transfer = keccak256(toUtf8Bytes("Transfer(address,address,uint256)"));
    const self = AbiCoder.defaultAbiCoder().encode(["address"], [escrow]);
    let state = keccak256(
      concat([toUtf8Bytes("lading audit digest 1"), fixed(chainId, 8), escrow, fixed(0, 8)]),
    );
    let hash = "";
    for (let block = 0; block <= toBlock; block += 1) {
      const tag = `0x${block.toString(16)}`;
      ({ hash } = (await rpc.request({ method: "eth_getBlockByNumber", params: [tag, false] })) as {
        hash: string;
      });
      const receipts = (await rpc.request({ method: "eth_getBlockReceipts", params: [tag] })) as {
        logs: { address: string; topics: string[]; data: string }[];
      }[];
      const records = receipts.flatMap(({ logs }, transaction) =>
        logs.flatMap(({ address, topics, data }, position) => {
          const isEvent = getAddress(address) === getAddress(escrow);
          const [selector, from, to] = topics;
          const isTransfer =
            selector === transfer && topics.length === 3 && dataLength(data) === 32 && from !== to;
          if (!isEvent && !(isTransfer && (from === self || to === self))) return [];
          return [
            concat([
              fixed(transaction, 4),
              fixed(position, 4),
              address,
              fixed(topics.length, 1),
              ...topics,
              fixed(dataLength(data), 4),
              data,
            ]),
          ];
        }),
      );
      if (records.length > 0) state = keccak256(concat([state, fixed(block, 8), hash, ...records]));
    }
    return keccak256(concat([state, fixed(toBlock, 8), hash]));
  }
});
