import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

import { escrow } from "../../../bench/replay/world.ts";
import { openArchive } from "../../../src/audit/archive/archive.ts";
import { recordFile } from "../../../src/audit/archive/recordFile.ts";
import type { ReportOrder } from "../../../src/audit/archive/reportOrder.ts";
import { type Audit, type AuditParameters, audit } from "../../../src/audit/audit.ts";
import { encodePlain } from "../../../src/audit/checkpoint/encodePlain.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { recordedRpc } from "../../helpers/recordedRpc.ts";
import { syntheticRpc } from "../../helpers/syntheticRpc.ts";

const blocks = 40;

describe("the archive of an audit", function () {
  this.timeout(60_000);
  const rpc = recordedRpc(syntheticRpc({ blocks, ours: 9, others: 3, list: 2 }));
  let folder: string;
  let whole: { journal: Entry[]; orders: ReportOrder[] };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "lading-"));
    whole = await archived("whole", rpc);
  });
  after(() => rm(folder, { recursive: true }));

  it("has every posting and every order", async () => {
    const journal: Entry[] = [];
    const orders: ReportOrder[] = [];
    const { books } = await run(rpc, {
      onEntry: (entry) => void journal.push(entry),
      onSettled: (order, { time }) => void orders.push({ order, settledAt: time }),
    });
    expect(journal).not.to.be.empty;
    expect(encodePlain(whole.journal)).to.deep.equal(encodePlain(journal));
    const open = [...books.orders.values()].map((order) => ({ order, settledAt: undefined }));
    expect(encodePlain(whole.orders)).to.deep.equal(encodePlain([...orders, ...open]));
  });

  it("has each of them once, wherever a run broke off", async () => {
    for (let kill = 0; kill < 20; kill += 1) {
      const name = `kill-${kill}`;
      let left = 3 + ((kill * 37) % 61);
      const dying: Rpc = {
        request(call) {
          left -= call.method === "eth_getBlockReceipts" ? 1 : 0;
          return left > 0 ? rpc.request(call) : Promise.reject(new Error("connection reset"));
        },
      };
      await archived(name, dying, 1 + (kill % 5)).catch((error: Error) =>
        expect(error.message).to.contain("Could not read"),
      );
      expect(await archived(name, rpc), name).to.deep.equal(whole);
    }
  });

  it("does not take a line that was cut off for a record", async () => {
    const path = join(folder, "cut.jsonl");
    const file = recordFile<bigint>(path);
    for (let block = 1; block <= 4; block += 1) file.add(block, BigInt(block));
    file.close();
    const text = await readFile(path, "utf8");
    for (let length = 0; length <= text.length; length += 1) {
      const cut = join(folder, "cut-again.jsonl");
      await rm(cut, { force: true });
      const again = recordFile<bigint>(cut);
      await writeFile(cut, text.slice(0, length));
      await again.forgetFrom(4);
      again.add(9, 9n);
      const complete = Math.min(3, text.slice(0, length).split("\n").length - 1);
      expect(await all(again)).to.deep.equal([...[1n, 2n, 3n].slice(0, complete), 9n]);
      again.close();
    }
  });

  async function archived(name: string, node: Rpc, rangeSize?: number) {
    const archive = openArchive(join(folder, name));
    try {
      const { books } = await run(node, { ...archive.listeners, rangeSize });
      return { journal: await all(archive.journal), orders: await all(archive.orders(books)) };
    } finally {
      archive.close();
    }
  }

  function run(node: Rpc, changes: Partial<AuditParameters>): Promise<Audit> {
    return audit(node, { escrow, fromBlock: 0, toBlock: blocks - 1, patience: { attempts: 1 }, ...changes });
  }

  async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
    const found: Value[] = [];
    for await (const value of values) found.push(value);
    return found;
  }
});
