import { expect } from "chai";
import { type Hex, numberToHex } from "viem";

import { type Audit, type AuditParameters, audit } from "../../../src/audit/audit.ts";
import { exitCodeOf } from "../../../src/audit/exitCode.ts";
import { findingLine } from "../../../src/audit/finding.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";
import { accounts } from "../../../src/audit/fold/ledger.ts";
import { headerHash } from "../../../src/audit/prove/headerHash.ts";
import { eventsAbi } from "../../../src/order/abi/eventsAbi.ts";
import { type ChainHeader, parseHeader } from "../../../src/rpc/chainHeader.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";
import { alteredRpc, recordedRpc } from "../../helpers/recordedRpc.ts";

describe("audit", () => {
  let world: AuditWorld;
  let rpc: Rpc;
  let toBlock: number;
  let trust: Hex;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    toBlock = await world.head();
    rpc = recordedRpc(world.chain.rpc);
    trust = (await headerAt(toBlock)).hash;
  });

  after(() => world.chain.close());

  it("finds an honest run of every event balanced and proven", async () => {
    const { verdict } = await run(rpc);
    expect(verdict.findings.map(findingLine)).to.deep.equal([]);
    expect(verdict.balanced).to.equal(true);
    expect(verdict.proven).to.equal(true);
    expect(Object.keys(verdict.counts.events)).to.have.members(
      eventsAbi.filter((item) => item.type === "event").map(({ name }) => name),
    );
  });

  it("adds up each currency to the token's own balance", async () => {
    const { verdict } = await run(rpc);
    expect(verdict.currencies).to.have.lengthOf(2);
    for (const {
      locked,
      toSellers,
      toBuyers,
      fees,
      arbitration,
      held,
      credits,
      balance,
    } of verdict.currencies) {
      expect(locked).to.equal(toSellers + toBuyers + fees + arbitration + held);
      expect(held > 0n).to.equal(true);
      expect(balance).to.equal(held + credits);
    }
  });

  it("takes a viem client, and checksummed addresses", async () => {
    const { verdict } = await run(world.chain.client);
    expect(verdict.balanced && verdict.proven).to.equal(true);
  });

  it("gives the same verdict where a node hands out the receipts of whole blocks", async () => {
    let asked = 0;
    const whole: Rpc = {
      async request({ method, params }) {
        if (method !== "eth_getBlockReceipts") return rpc.request({ method, params });
        asked += 1;
        const tag = (params as [Hex])[0];
        const block = (await rpc.request({ method: "eth_getBlockByNumber", params: [tag, false] })) as {
          transactions: Hex[];
        };
        return Promise.all(
          block.transactions.map((hash) =>
            rpc.request({ method: "eth_getTransactionReceipt", params: [hash] }),
          ),
        );
      },
    };
    expect((await run(whole)).verdict).to.deep.equal((await run(rpc)).verdict);
    expect(asked).to.be.greaterThan(20);
  });

  it("names a header that was altered, and audits the rest", async () => {
    const block = toBlock - 3;
    const { verdict } = await run(withHeader(block, (header) => ({ ...header, gasUsed: "0x1" })));
    expect(codesOf(verdict)).to.include.members(["headerHashMismatch", "headerChainBroken"]);
    expect(verdict.counts.orders).to.equal((await run(rpc)).verdict.counts.orders);
    expect(verdict.balanced).to.equal(false);
    expect(verdict.proven).to.equal(false);
  });

  it("names a block that was made anew and no longer fits its neighbors", async () => {
    const block = toBlock - 3;
    const forged = (header: ChainHeader) => {
      const other = { ...header, extraData: "0x00" as const };
      return { ...other, hash: headerHash(other) };
    };
    const { verdict } = await run(withHeader(block, forged));
    expect(verdict.findings.map(({ code, block: where }) => ({ code, where }))).to.deep.equal([
      { code: "headerChainBroken", where: block + 1 },
    ]);
    expect(verdict.proven).to.equal(false);
  });

  it("names a block whose transactions were left out", async () => {
    const { verdict } = await run(withHeader(toBlock, (header) => ({ ...header, transactions: [] })));
    expect(verdict.findings.map(({ code, block }) => ({ code, block }))).to.deep.include({
      code: "receiptsRootMismatch",
      block: toBlock,
    });
    expect(verdict.proven).to.equal(false);
  });

  it("is bound to the block hash that the caller trusts", async () => {
    const trusted = await run(rpc);
    expect(trusted.verdict.anchor).to.deep.equal({ block: toBlock, hash: trust, given: true });
    expect(trusted.verdict.proven).to.equal(true);
    expect(trusted.verdict.notProven).to.deep.equal([]);
    expect(exitCodeOf(trusted.verdict)).to.equal(0);

    const other: Hex = `0x${"11".repeat(32)}`;
    const { verdict } = await run(rpc, { trust: other });
    expect(codesOf(verdict)).to.deep.equal(["anchorMismatch"]);
    expect(verdict.proven).to.equal(false);
    expect(exitCodeOf(verdict)).to.equal(1);
  });

  it("says plainly that nothing is proven without a hash that the caller trusts", async () => {
    const { verdict } = await run(rpc, { trust: undefined });
    expect(verdict.findings).to.deep.equal([]);
    expect(verdict.balanced).to.equal(true);
    expect(verdict.proven).to.equal(false);
    expect(verdict.anchor).to.deep.equal({ block: toBlock, hash: trust, given: false });
    expect(verdict.notProven).to.have.lengthOf(1);
    expect(verdict.notProven[0]).to.include("No trusted block hash was given").and.include(trust);
    expect(exitCodeOf(verdict)).to.equal(2);
  });

  it("says plainly that nothing is proven when receipts were not checked", async () => {
    const { verdict } = await run(rpc, { prove: false });
    expect(verdict.notProven).to.have.lengthOf(1);
    expect(verdict.notProven[0]).to.include("were not checked");
    expect(exitCodeOf(verdict)).to.equal(2);
  });

  it("names a block that cannot be read, and audits the rest", async () => {
    const block = 5;
    const { verdict } = await run(withHeader(block, () => null));
    expect(verdict.findings.map(({ code, block: where }) => ({ code, where }))).to.deep.include({
      code: "blockUnreadable",
      where: block,
    });
    expect(verdict.counts.orders).to.be.greaterThan(10);
    expect(verdict.proven).to.equal(false);
    // A successor that does not name its predecessor is no news then: nothing was compared with it.
    expect(exitCodeOf(verdict)).to.equal(3);
  });

  it("says that a range without the deployment proves no opening", async () => {
    const { verdict } = await run(rpc, { fromBlock: toBlock });
    expect(codesOf(verdict)).to.include("openingUnknown");
    expect(verdict.proven).to.equal(false);
    expect(verdict.notProven[0]).to.include("starts after the escrow's deployment");
    expect(exitCodeOf(verdict)).to.equal(2);
  });

  it("names what the contract stores otherwise", async () => {
    const silent = alteredRpc(rpc, (answer, { method }) =>
      method === "eth_getStorageAt" ? numberToHex(0, { size: 32 }) : answer,
    );
    const codes = new Set(codesOf((await run(silent)).verdict));
    expect(codes).to.deep.equal(
      new Set([
        "termsMismatch",
        "stateMismatch",
        "holderStorageMismatch",
        "creditMismatch",
        "recoveryStorageMismatch",
      ]),
    );
  });

  it("names a balance below what is owed", async () => {
    const poor = alteredRpc(rpc, (answer, { method }) =>
      method === "eth_call" ? numberToHex(1, { size: 32 }) : answer,
    );
    const { verdict } = await run(poor);
    expect(codesOf(verdict)).to.deep.equal(["balanceShort", "balanceShort"]);
    expect(verdict.currencies.map(({ balanced }) => balanced)).to.deep.equal([false, false]);
    expect(exitCodeOf(verdict)).to.equal(1);
    const owed = verdict.currencies.map(({ held, credits }) => held + credits - 1n);
    expect(verdict.findings.map(({ amount }) => amount)).to.deep.equal(owed);
  });

  it("hands out the journal, which adds up to the ledger on a chain as well", async () => {
    const entries: Entry[] = [];
    const settled: Hex[] = [];
    const { books, verdict } = await run(rpc, {
      onEntry: (entry) => entries.push(entry),
      onSettled: ({ orderId }) => settled.push(orderId),
    });
    for (const [token, ledger] of books.ledgers) {
      const own = entries.filter((entry) => entry.token === token);
      for (const account of accounts) {
        const sum = own.reduce((total, { amount, from, to }) => {
          const given = to === account ? amount : 0n;
          return total + given - (from === account ? amount : 0n);
        }, 0n);
        expect(ledger[account], account).to.equal(sum);
      }
    }
    expect(settled).to.deep.equal([...books.settled].map(({ orderId }) => orderId));
    expect(verdict.counts.orders).to.equal(settled.length + books.orders.size);
    const payers = entries.filter(({ from }) => from === "payers").map(({ fromParty }) => fromParty);
    expect(payers).not.to.include(world.exchange.router.toLowerCase());
  });

  it("names the true payer of converted orders, and what a payout was sold for", async () => {
    const { books } = await run(rpc);
    const { payments, sales, corridors } = books.conversions;
    const [router] = books.routers;
    expect(payments.size).to.equal(4);
    for (const { payer, router: by, tokenIn } of payments.values()) {
      expect({ payer, by, tokenIn }).to.deep.equal({
        payer: world.parties.buyer.toLowerCase(),
        by: router,
        tokenIn: world.tokens.plain.toLowerCase(),
      });
    }
    expect(sales.map(({ kind, orderId }) => ({ kind, known: orderId !== undefined }))).to.deep.equal([
      { kind: "sold", known: true },
      { kind: "sold", known: true },
    ]);
    const paid = [...payments.values()].reduce((sum, payment) => sum + payment.paid, 0n);
    const [first] = [...corridors.values()];
    expect(first).to.include({ conversions: 4, paid });
  });

  it("names donated tokens, which unbalance nothing", async () => {
    const { tokens } = world;
    await world.give(tokens.usdc, 77n);
    const { hash } = parseHeader(await world.chain.rpc.request(headerCall(toBlock + 1)));
    const { verdict } = await run(world.chain.rpc, { toBlock: toBlock + 1, trust: hash });
    expect(
      verdict.findings.map(({ code, token, amount, block }) => ({ code, token, amount, block })),
    ).to.deep.equal([
      { code: "tokensDonated", token: tokens.usdc.toLowerCase(), amount: 77n, block: toBlock + 1 },
    ]);
    expect(verdict.balanced && verdict.proven).to.equal(true);
  });

  it("reads a conversion that is of no order in a block of its own, and changes nothing by it", async () => {
    const { exchange, parties, tokens } = world;
    await exchange.convert(parties.buyer, tokens.plain, 1_000n, tokens.usdc);
    const { hash, number } = parseHeader(
      await world.chain.rpc.request({ method: "eth_getBlockByNumber", params: ["latest", false] }),
    );
    const before = await run(rpc);
    const { verdict, books } = await run(world.chain.rpc, { toBlock: Number(number), trust: hash });
    expect(verdict.findings.map(({ code }) => code)).to.deep.equal(["tokensDonated"]);
    expect(books.conversions.sales.at(-1)).to.deep.include({
      orderId: undefined,
      paid: 1_000n,
      received: 1_000n,
    });
    expect(books.orders).to.deep.equal(before.books.orders);
    expect(verdict.balanced && verdict.proven).to.equal(true);
  });

  function run(node: Rpc, changes: Partial<AuditParameters> = {}): Promise<Audit> {
    const routers = [world.exchange.router];
    const patience = { firstDelayMs: 1 };
    return audit(node, { escrow: world.escrow, routers, fromBlock: 0, toBlock, trust, patience, ...changes });
  }

  async function headerAt(block: number): Promise<ChainHeader> {
    return parseHeader(await rpc.request(headerCall(block)));
  }

  function withHeader(block: number, alter: (header: ChainHeader) => ChainHeader | null): Rpc {
    return alteredRpc(rpc, (answer, { method, params }) =>
      method === "eth_getBlockByNumber" && params[0] === numberToHex(block)
        ? alter(parseHeader(answer))
        : answer,
    );
  }
});

function headerCall(block: number) {
  return { method: "eth_getBlockByNumber", params: [numberToHex(block), false] };
}

function codesOf({ findings }: Audit["verdict"]): string[] {
  return findings.map(({ code }) => code);
}
