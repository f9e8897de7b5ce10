import { readFile } from "node:fs/promises";

import { expect } from "chai";
import { keccak256, toHex } from "viem";
import { detailsRootOf } from "../../../src/demo/live/detailsRoot.ts";
import { columns, readOrderFile } from "../../../src/demo/orderFile.ts";
import type { Lived } from "../../../src/demo/run.ts";
import { runOrders } from "../../../src/demo/run.ts";
import { statusNames } from "../../../src/demo/statuses.ts";
import type { Tally } from "../../../src/demo/tally.ts";
import { tallyOf } from "../../../src/demo/tally.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { commitDetails } from "../../../src/order/details.ts";
import { actionTable } from "../../helpers/actionTable.ts";

const example = new URL("../../../examples/orders.csv", import.meta.url);
const silent = { show: () => undefined, end: () => undefined };

describe("a run of the example orders", () => {
  let lived: Lived;
  let tally: Tally;

  before(async function () {
    this.timeout(120_000);
    lived = await runOrders(readOrderFile("orders.csv", await readFile(example, "utf8")), silent);
    const { chain, escrow } = lived.world;
    tally = await tallyOf(chain.provider, escrow, chain.chainId);
  });

  after(async () => {
    await lived.close();
  });

  for (const line of actionTable) {
    it(`lives: ${line}`, () => {
      expect(tally.get(line) ?? 0, [...tally.keys()].join("; ")).to.be.greaterThan(0);
    });
  }

  it("lives nothing that the table does not have", () => {
    expect([...tally.keys()].filter((line) => !actionTable.includes(line))).to.deep.equal([]);
  });

  it("calls every function of the escrow that changes something and that an account can call", () => {
    const verbs = orderEscrowAbi.flatMap((item) =>
      item.type === "function" && item.stateMutability === "nonpayable" ? [item.name] : [],
    );
    const called = new Set(lived.sent.map(({ verb }) => verb));
    // Only a contract can be asked for the money of a lock by callback, so the client has no action for it.
    const byContracts = ["lockByCallback", "lockManyByCallback"];
    // The terms are published while the world is built, before the first step.
    expect(verbs.filter((verb) => !called.has(verb)).sort()).to.deep.equal([...byContracts, "publishTerms"]);
  });

  it("acts by call and by signature wherever the table allows both", () => {
    for (const deed of ["claim", "reclaim", "release", "dispute"]) {
      const hows = lived.steps.flatMap((step) =>
        step.deed.do === deed && "how" in step.deed ? [step.deed.how] : [],
      );
      expect(new Set(hows), deed).to.deep.equal(new Set(["call", "signature"]));
    }
    const callers = lived.steps.flatMap(({ deed }) => (deed.do === "settle" ? [deed.caller] : []));
    for (const kind of ["buyer", "seller"])
      expect(
        callers.some((caller) => caller?.startsWith(kind)),
        kind,
      ).to.equal(true);
    expect(callers).to.include(undefined);
    expect(lived.steps.some(({ deed }) => deed.do === "claim" && deed.by === "stranger")).to.equal(true);
  });

  it("has an example of every status that the file format knows", () => {
    const statuses = new Set(lived.steps.flatMap(({ deed }) => deed.orders.map(({ row }) => row.status)));
    expect(statusNames.filter((status) => !statuses.has(status))).to.deep.equal([]);
  });

  it("ends balanced and proven, with money held and credits waiting", () => {
    const { balanced, proven, findings, currencies } = lived.verdict;
    expect(findings).to.deep.equal([]);
    expect({ balanced, proven }).to.deep.equal({ balanced: true, proven: true });
    expect(currencies).to.have.length(5);
    for (const { locked, toSellers, toBuyers, fees, arbitration, held, credits, balance } of currencies) {
      expect(locked).to.equal(toSellers + toBuyers + fees + arbitration + held);
      expect(balance).to.equal(held + credits);
    }
    expect(currencies.some(({ held }) => held > 0n)).to.equal(true);
    expect(currencies.some(({ credits }) => credits > 0n)).to.equal(true);
  });

  it("locks exactly what the file says", () => {
    const wanted = new Map<string, bigint>();
    for (const { deed } of lived.steps) {
      if (deed.do !== "lock") continue;
      for (const { currency, amount } of deed.orders)
        wanted.set(currency, (wanted.get(currency) ?? 0n) + amount);
    }
    for (const [currency, amount] of wanted) {
      const token = lived.world.tokens[currency as "USD"].address.toLowerCase();
      expect(lived.verdict.currencies.find((line) => line.token === token)?.locked).to.equal(amount);
    }
  });
});

describe("a run of one order", () => {
  it("moves the clock to the order's own time", async function () {
    this.timeout(60_000);
    const line =
      "A-1,CN,VN,USDT,10.00,2017-03-05T02:15:00Z,,2017-03-09T09:56:00Z,2017-04-02T00:00:00Z,delivered";
    const lived = await runOrders(readOrderFile("orders.csv", `${columns.join()}\n${line}`), silent);
    const { chain } = lived.world;
    const block = (await chain.provider.request({
      method: "eth_getBlockByNumber",
      params: ["latest", false],
    })) as {
      timestamp: string;
    };
    await lived.close();
    expect(new Date(Number(block.timestamp) * 1000).toISOString()).to.equal("2017-03-17T00:00:00.000Z");
    expect(lived.verdict.balanced).to.equal(true);
  });
});

describe("details of the run's orders", () => {
  it("have the root that commitDetails makes", () => {
    for (const index of [1, 2, 3]) {
      const seed = keccak256(toHex(index));
      const details = {
        invoice: `A-${index}`,
        tradeId: `T-${index}`,
        buyerCountry: "PK",
        sellerCountry: "CN",
      };
      expect(detailsRootOf(details, seed)).to.equal(commitDetails({ details, seed }).detailsHash);
    }
  });
});
