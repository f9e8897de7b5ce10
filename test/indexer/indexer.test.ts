import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { auditedTables } from "../helpers/auditedTables.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../helpers/auditWorld.ts";
import { currenciesBySql, tablesByGraphql } from "../helpers/indexedTables.ts";
import { type Indexer, startIndexer } from "../helpers/indexerProcess.ts";
import { pageExamples } from "../helpers/pageExamples.ts";
import { alteredRpc } from "../helpers/recordedRpc.ts";
import { type RpcServer, serveRpc } from "../helpers/rpcServer.ts";

const noSignature = "0x";
const chainId = 31_337;
const otherChainId = 31_338;
/** An empty PostgreSQL to use instead of the embedded database. */
const database = process.env.LADING_TEST_DATABASE_URL;

describe("indexer", function () {
  this.timeout(120_000);
  let world: AuditWorld;
  let node: RpcServer;
  /** An escrow of the same address on another chain. */
  let other: AuditWorld;
  let otherNode: RpcServer;
  let folder: string;
  let indexer: Indexer;
  let settings: Record<string, string>;
  /** Whether the node leaves out what the fold asks for, while it shows Ponder everything. */
  let isHiding = false;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    const hidden = (answer: unknown, { method, params: [filter] }: { method: string; params: unknown[] }) =>
      isHiding && method === "eth_getLogs" && Object.keys(filter as object).length > 1 ? [] : answer;
    node = await serveRpc(alteredRpc(world.chain.rpc, hidden));
    other = await auditWorld(otherChainId);
    await other.call(other.parties.other, "publishTerms", [other.terms]);
    await other.call(other.parties.buyer, "release", [await other.lockNew(), 400_000n, 0, noSignature]);
    otherNode = await serveRpc(other.chain.rpc);
    folder = await mkdtemp(join(tmpdir(), "lading-indexer-"));
    settings = {
      [`PONDER_RPC_URL_${chainId}`]: node.url,
      [`PONDER_RPC_URL_${otherChainId}`]: otherNode.url,
      LADING_ESCROW: world.escrow,
      LADING_ROUTERS: world.exchange.router,
      LADING_INDEXER_FOLDER: folder,
      LADING_MAXIMUM_LAG_BLOCKS: "0",
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    };
    node.hold("eth_getLogs");
    indexer = await startIndexer(settings);
  });

  after(async () => {
    await indexer?.stop();
    await Promise.all([node?.close(), otherNode?.close()]);
    await Promise.all([world?.chain.close(), other?.chain.close()]);
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  it("is not ready before it has caught up, and then is", async () => {
    await indexer.until("/health", 200);
    expect(await indexer.status("/ready")).to.equal(503);
    expect(await indexer.status("/caught-up")).to.equal(503);

    node.release();
    await indexer.until("/caught-up", 200);
    expect(await indexer.status("/ready")).to.equal(200);
    const [head, otherHead] = [await world.head(), await other.head()];
    expect(await indexer.json("/caught-up")).to.deep.equal({
      caughtUp: true,
      maximumLagBlocks: 0,
      isReady: true,
      chains: [
        { chainId, block: head, head, lag: 0, sameBranch: true },
        { chainId: otherChainId, block: otherHead, head: otherHead, lag: 0, sameBranch: true },
      ],
    });
  });

  it("has the auditor's totals, orders, journal, conversions, credits and counts, by GraphQL", async () => {
    const audited = await auditedTables(world);
    expect(audited.currencies).to.have.lengthOf(2);
    expect(audited.conversions.length).to.be.greaterThan(3);
    expect(audited.eventCounts).to.have.lengthOf(16);
    expect(audited.findings).to.deep.equal([]);
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(audited);
  });

  it("has the same totals by SQL", async () => {
    expect(await currenciesBySql(indexer, chainId)).to.deep.equal((await auditedTables(world)).currencies);
  });

  it("keeps the same escrow on two chains apart", async () => {
    expect(other.escrow).to.equal(world.escrow);
    const audited = await auditedTables(other);
    expect(audited.orders).to.have.lengthOf(1);
    expect(await tablesByGraphql(indexer, otherChainId)).to.deep.equal(audited);
  });

  it("answers the queries of its page as the page says", async () => {
    const examples = await pageExamples("audit/indexer.md", "graphql", "sql");
    expect(examples.map(({ language }) => language)).to.deep.equal(["graphql", "graphql", "sql", "sql"]);
    for (const { language, query, answer } of examples) {
      const found = language === "sql" ? await indexer.sql(query) : await indexer.graphql(query);
      expect(found, query).to.deep.equal(answer);
    }
  });

  it("refuses SQL that writes", async () => {
    const refusal = await indexer.sql("DELETE FROM orders").catch((error: Error) => error.message);
    expect(refusal).to.match(/answers 500/);
    expect((await tablesByGraphql(indexer, chainId)).orders).to.not.deep.equal([]);
  });

  it("follows the chain, and names donated tokens as the auditor does", async () => {
    const { call, lockNew, parties, tokens, give } = world;
    const order = await lockNew();
    await call(parties.buyer, "release", [order, 250_000n, 0, noSignature]);
    await give(tokens.usdc, 77n);
    await indexer.until("/caught-up", 200);

    const audited = await auditedTables(world);
    expect(audited.findings.map(({ code }) => code)).to.deep.equal(["tokensDonated"]);
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(audited);
  });

  it("takes back what a reorganization took back", async () => {
    // Meanwhile the other chain goes on: what it says is not taken back.
    await other.lockNew();
    const { chain, call, lockNew, parties, deliver, exchange, idOf, newOrder, give, tokens } = world;
    const kept = await lockNew();
    await indexer.until("/caught-up", 200);
    const snapshot = await chain.rpc.request({ method: "evm_snapshot", params: [] });

    // Whatever table there is changes: terms, orders, credits, donations, conversions.
    await call(parties.other, "publishTerms", [{ ...world.terms, feeBps: 11 }]);
    await lockNew();
    await deliver([kept]);
    await give(tokens.plain, 5n);
    const converted = await newOrder();
    await exchange.lockExact(converted, idOf(converted));
    await world.blacklist(parties.seller);
    await call(parties.buyer, "release", [kept, kept.amount, 0, noSignature]);
    await indexer.until("/caught-up", 200);
    const lost = await auditedTables(world);
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(lost);

    await chain.rpc.request({ method: "evm_revert", params: [snapshot] });
    await call(parties.seller, "refund", [kept, 3n]);
    await lockNew({ token: tokens.plain });
    for (let more = 0; more < 10; more += 1) await chain.rpc.request({ method: "evm_mine", params: [] });
    expect(await indexer.status("/caught-up")).to.equal(503);
    await indexer.until("/caught-up", 200);
    const found = await auditedTables(world);
    expect(found.currencies).to.not.deep.equal(lost.currencies);
    expect(await tablesByGraphql(indexer, otherChainId)).to.deep.equal(await auditedTables(other));
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(found);
  });

  it("ends rather than count a block that the node does not show, and goes on when it does", async () => {
    isHiding = true;
    await world.lockNew();
    expect(await indexer.ended()).to.equal(1);

    isHiding = false;
    indexer = await startIndexer(settings);
    await indexer.until("/caught-up", 200);
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(await auditedTables(world));
  });

  it("goes on after it was killed", async () => {
    const { call, lockNew, parties } = world;
    const order = await lockNew();
    await indexer.until("/caught-up", 200);
    await indexer.stop("SIGKILL");
    await call(parties.buyer, "release", [order, order.amount, 0, noSignature]);
    await lockNew();

    indexer = await startIndexer(settings);
    await indexer.until("/caught-up", 200);
    expect(await tablesByGraphql(indexer, chainId)).to.deep.equal(await auditedTables(world));
  });
});
