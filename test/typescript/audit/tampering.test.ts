import { expect } from "chai";
import {
  encodeAbiParameters,
  encodeEventTopics,
  erc20Abi,
  type Hex,
  pad,
  parseAbiParameters,
  toHex,
} from "viem";

import { type Audit, audit } from "../../../src/audit/audit.ts";
import { eventsAbi } from "../../../src/order/abi/eventsAbi.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { fxRouterAbi } from "../../../src/order/exchange/abi/fxRouterAbi.ts";
import type { Order } from "../../../src/order/order.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";
import { withLogsOfReceipts } from "../../helpers/logsOfReceipts.ts";
import { alteredRpc, recordedRpc } from "../../helpers/recordedRpc.ts";
import {
  eventOf,
  type Kind,
  type RawLog,
  type RawReceipt,
  type Tampering,
  tamperingsOf,
} from "../../helpers/tamperings.ts";

const kinds = ["drop", "alter", "duplicate", "forge"] as const satisfies readonly Kind[];

/** They change no storage and move no token, so nothing but the proof can speak for them. */
const proofOnlyEvents = new Set(["Evidence", "OrderSkipped"]);

/** Words that no storage keeps and no payment depends on; a payment under another name is the same money. */
const proofOnlyFields = new Set([
  "OrderDelivered.evidenceHash",
  "OrderDisputed.evidenceHash",
  "OrderDisputed.reason",
  "OrderPaid.exit",
  "FxLocked.venue",
  "FxSold.venue",
]);

/**
 * What may go unnoticed without a proof, if the books stay the same to the last unit: logs in another order, a word that
 * only the proof covers, from whom a funder takes what it brings, and the same choice of recovery made twice in a second.
 */
function isHarmless({ kind, event, field, logs }: Tampering): boolean {
  if (kind === "reorder") return true;
  if (kind === "alter" && event === "Transfer" && field === sender) return isFunded(logs);
  if (kind === "alter") return proofOnlyFields.has(`${event}.${field}`);
  return kind === "duplicate" && event === "RecoverySet";
}

const sender = "topic 1";
const lockFunded = encodeEventTopics({ abi: eventsAbi, eventName: "LockFunded" })[0];

function isFunded(logs: Tampering["logs"]): boolean {
  return [...logs.values()].some((receipt) => receipt.some(({ topics }) => topics[0] === lockFunded));
}

function topicsOf(topics: readonly (Hex | Hex[] | null)[]): Hex[] {
  return topics.filter((topic): topic is Hex => typeof topic === "string");
}

const eventNames = [...eventsAbi, ...fxRouterAbi]
  .filter((item) => item.type === "event")
  .map((item) => item.name);

describe("dropping or altering any one log", function () {
  // More than a thousand audits of a small chain.
  this.timeout(120_000);

  let world: AuditWorld;
  let rpc: Rpc;
  let tamperings: Tampering[];
  let honestBooks: string;
  let toBlock: number;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    toBlock = await world.head();
    rpc = recordedRpc(world.chain.rpc);
    const honest = await auditWith(rpc, true);
    expect(honest.verdict.findings).to.deep.equal([]);
    honestBooks = booksText(honest);
    const receipts = await allReceipts();
    const [router = "0x"] = honest.books.routers;
    const emitters = { escrow: honest.books.escrow, router };
    tamperings = tamperingsOf(receipts, emitters);
    const events = receipts.flatMap(({ logs }) => logs.map((log) => eventOf(log, emitters)));
    expect(events).to.include.members([...eventNames, "Transfer"]);
  });

  after(() => world.chain.close());

  for (const event of [...eventNames, "Transfer"]) {
    for (const kind of kinds) {
      it(`${event}, ${kind}: the proof notices`, () => expectProofNotices(lies(event, kind)));
      if (proofOnlyEvents.has(event)) continue;
      it(`${event}, ${kind}: fold and storage notice without a proof`, () =>
        expectFoldNotices(lies(event, kind)));
    }
  }

  it("logs in another order: the proof notices", () => expectProofNotices(reorderings()));

  it("logs in another order: fold and storage notice, or the books are the same", () =>
    expectFoldNotices(reorderings()));

  it("notices a forged lock that comes with its transfer", async () => {
    const order = await world.newOrder();
    const forgery = lockLogs(order);
    const [first] = tamperings;
    const [hash] = first?.logs.keys() ?? [];
    const { verdict } = await auditWith(lyingRpc(new Map([[hash ?? "0x", forgery]])), false);
    expect(verdict.findings.map(({ code }) => code)).to.include.members(["stateMismatch", "balanceShort"]);
    expect(verdict.balanced).to.equal(false);
  });

  function lies(event: string, kind: Kind): Tampering[] {
    return tamperings.filter((tampering) => tampering.event === event && tampering.kind === kind);
  }

  function reorderings(): Tampering[] {
    return tamperings.filter(({ kind }) => kind === "reorder");
  }

  async function expectProofNotices(told: readonly Tampering[]): Promise<void> {
    expect(told).not.to.be.empty;
    for (const { what, block, logs } of told) {
      const { verdict } = await audit(lyingRpc(logs), {
        escrow: world.escrow,
        routers: [world.exchange.router],
        fromBlock: block,
        toBlock: block,
      });
      const where = verdict.findings
        .filter(({ code }) => code === "receiptsRootMismatch")
        .map((found) => found.block);
      expect(where, what).to.deep.equal([block]);
      expect(verdict.proven, what).to.equal(false);
    }
  }

  async function expectFoldNotices(told: readonly Tampering[]): Promise<void> {
    expect(told).not.to.be.empty;
    for (const lie of told) {
      const result = await auditWith(lyingRpc(lie.logs), false);
      if (result.verdict.findings.length > 0) continue;
      expect(isHarmless(lie), `${lie.what} went unnoticed`).to.equal(true);
      expect(booksText(result), lie.what).to.equal(honestBooks);
    }
  }

  function lockLogs(order: Order): RawLog[] {
    const { termsId, buyer, seller, token, amount, lockBy, deliverBy, detailsHash } = order;
    const orderId = world.idOf(order);
    const indexed = {
      abi: orderEscrowAbi,
      eventName: "OrderLocked",
      args: { orderId, buyer, seller },
    } as const;
    const data = encodeAbiParameters(
      parseAbiParameters("bytes32, address, address, uint256, uint256, uint256, bytes32"),
      [termsId, buyer, token, amount, BigInt(lockBy), BigInt(deliverBy), detailsHash],
    );
    const transfer = {
      abi: erc20Abi,
      eventName: "Transfer",
      args: { from: buyer, to: world.escrow },
    } as const;
    return [
      { address: world.escrow, topics: topicsOf(encodeEventTopics(indexed)), data },
      { address: token, topics: topicsOf(encodeEventTopics(transfer)), data: pad(toHex(amount)) },
    ];
  }

  function auditWith(node: Rpc, prove: boolean): Promise<Audit> {
    const routers = [world.exchange.router];
    return audit(node, { escrow: world.escrow, routers, fromBlock: 0, toBlock, prove });
  }

  function lyingRpc(logs: Tampering["logs"]): Rpc {
    return withLogsOfReceipts(
      alteredRpc(rpc, (answer, { method, params }) => {
        const lie = method === "eth_getTransactionReceipt" ? logs.get(params[0] as Hex) : undefined;
        return lie === undefined ? answer : { ...(answer as object), logs: lie };
      }),
    );
  }

  async function allReceipts(): Promise<RawReceipt[]> {
    const receipts: RawReceipt[] = [];
    for (let block = 0; block <= toBlock; block += 1) {
      const params = [`0x${block.toString(16)}`, false];
      const { transactions } = (await rpc.request({ method: "eth_getBlockByNumber", params })) as {
        transactions: Hex[];
      };
      for (const hash of transactions) {
        receipts.push(
          (await rpc.request({ method: "eth_getTransactionReceipt", params: [hash] })) as RawReceipt,
        );
      }
    }
    return receipts;
  }
});

/** Everything that the books say about money and rights, in one text. */
function booksText({ books }: Audit): string {
  const { terms, orders, settled, credits, recoveries, ledgers, conversions } = books;
  const { corridors } = conversions;
  const maps = [terms, orders, credits, recoveries, ledgers, corridors].map((map) =>
    [...map.entries()].sort(),
  );
  return JSON.stringify(
    [...maps, [...settled].map((order) => [order.orderId, order]).sort()],
    (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  );
}
