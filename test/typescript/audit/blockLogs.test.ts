import { expect } from "chai";
import { type Hex, numberToHex } from "viem";

import { audit } from "../../../src/audit/audit.ts";
import { emptyBooks } from "../../../src/audit/fold/books.ts";
import { blockReplay } from "../../../src/audit/replay.ts";
import { readBlockLogs } from "../../../src/audit/source/readBlockLogs.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";

interface Block {
  readonly hash: Hex;
  readonly timestamp: Hex;
}

describe("logs of one block", () => {
  let world: AuditWorld;
  let routers: readonly Hex[];

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    routers = [world.exchange.router];
  });

  after(() => world.chain.close());

  it("give the books that whole receipts give", async () => {
    const { escrow } = world;
    const toBlock = await world.head();
    const { rpc, client } = world.chain;
    const { books, verdict } = await audit(rpc, { escrow, routers, fromBlock: 0, toBlock });
    const replayed = emptyBooks(escrow, await client.getChainId(), { routers });
    const replay = blockReplay(replayed, escrow);
    for (let number = 0; number <= toBlock; number += 1) {
      const { hash, timestamp } = await blockAt(number);
      const { transactions } = await readBlockLogs(rpc, { escrow, routers }, hash);
      replay(number, Number(timestamp), transactions);
    }
    expect(verdict.findings.map(({ code }) => code)).to.deep.equal([]);
    expect(replayed.findings).to.deep.equal([]);
    expect(replayed.ledgers).to.deep.equal(books.ledgers);
    expect(replayed.orders).to.deep.equal(books.orders);
    expect(replayed.conversions.payments).to.deep.equal(books.conversions.payments);
    expect(replayed.conversions.sales).to.deep.equal(books.conversions.sales);
  });

  it("are asked for by hash, and whole only where a router speaks", async () => {
    const asked: Record<string, unknown>[] = [];
    const { rpc } = world.chain;
    const heard: Rpc = {
      request(call) {
        asked.push((call.params as [Record<string, unknown>])[0]);
        return rpc.request(call);
      },
    };
    const { hash } = await blockAt(await world.head());
    const wanted = { escrow: world.escrow, routers };
    const { logIndices, transactions } = await readBlockLogs(heard, wanted, hash);
    expect(transactions.map(({ logs }) => logs.length)).to.deep.equal([1]);
    expect([...logIndices]).to.deep.equal([0]);
    expect(asked).to.have.lengthOf(4);
    expect(asked.every((filter) => filter.blockHash === hash && filter.fromBlock === undefined)).to.equal(
      true,
    );

    const converted = await world.newOrder();
    await world.exchange.lockExact(converted, world.idOf(converted));
    asked.length = 0;
    const routed = await blockAt(await world.head());
    await readBlockLogs(heard, wanted, routed.hash);
    expect(asked).to.have.lengthOf(5);
    expect(asked.at(-1)).to.deep.equal({ blockHash: routed.hash });
  });

  it("of a block that is not there are refused or none, never another block's", async () => {
    const gone: Hex = `0x${"11".repeat(32)}`;
    const read = readBlockLogs(world.chain.rpc, { escrow: world.escrow }, gone);
    const logs = await read.then(
      ({ transactions }) => transactions,
      () => [],
    );
    expect(logs).to.deep.equal([]);
  });

  async function blockAt(number: number): Promise<Block> {
    const params = [numberToHex(number), false];
    return (await world.chain.rpc.request({ method: "eth_getBlockByNumber", params })) as Block;
  }
});
