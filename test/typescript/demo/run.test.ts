import { readFile } from "node:fs/promises";

import { expect } from "chai";
import type { Address, Hex } from "viem";
import { decodeFunctionData, encodeFunctionData, erc20Abi, keccak256, toHex } from "viem";
import { memberOf } from "../../../src/demo/live/cast.ts";
import { detailsRootOf } from "../../../src/demo/live/detailsRoot.ts";
import { isConverted } from "../../../src/demo/live/exchange.ts";
import { mostPaid } from "../../../src/demo/makerPrices.ts";
import { columns, readOrderFile } from "../../../src/demo/orderFile.ts";
import type { Lived } from "../../../src/demo/run.ts";
import { runOrders } from "../../../src/demo/run.ts";
import { statusNames } from "../../../src/demo/statuses.ts";
import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { commitDetails } from "../../../src/order/details.ts";
import { fxRouterAbi } from "../../../src/order/exchange/abi/fxRouterAbi.ts";
import { actionTable } from "../../helpers/actionTable.ts";
import type { Tally } from "../../helpers/tally.ts";
import { tallyOf } from "../../helpers/tally.ts";

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

  it("calls every function of the escrow that changes something, the router its own two", () => {
    const verbs = orderEscrowAbi.flatMap((item) =>
      item.type === "function" && item.stateMutability === "nonpayable" ? [item.name] : [],
    );
    const called = new Set(lived.sent.map(({ verb }) => verb));
    // The terms are published while the world is built, before the first step.
    expect(verbs.filter((verb) => !called.has(verb)).sort()).to.deep.equal(["publishTerms"]);
  });

  it("locks by every way of the router that takes another currency", async () => {
    const { chain } = lived.world;
    const hashes = lived.sent.flatMap(({ hash, deed }) =>
      deed.do === "lock" && deed.paid !== undefined ? [hash] : [],
    );
    const called = new Set<string>();
    for (const hash of hashes) {
      const request = { method: "eth_getTransactionByHash", params: [hash] };
      const { input } = (await chain.provider.request(request)) as { input: Hex };
      called.add(decodeFunctionData({ abi: fxRouterAbi, data: input }).functionName);
    }
    const ways = fxRouterAbi.flatMap((item) =>
      item.type === "function" && item.name.startsWith("lockExact") ? [item.name] : [],
    );
    expect([...called].sort()).to.deep.equal([...ways].sort());
  });

  it("converts for buyers and for sellers, and pays back what was paid in", () => {
    for (const when of ["locked", "claimed", "reclaimed"])
      expect(lived.conversions.filter((item) => item.when === when).length, when).to.be.greaterThan(0);
    for (const { row, when, paidCurrency, receivedCurrency, received, paid } of lived.conversions) {
      expect(when === "locked" ? receivedCurrency : paidCurrency).to.equal(row.currency);
      expect(when === "locked" ? paidCurrency : receivedCurrency).to.equal(row.paidCurrency ?? "USD");
      if (when === "locked") expect(received).to.equal(row.amount);
      if (when === "reclaimed") expect(paid).to.equal(row.amount);
    }
    const wanted = lived.steps.flatMap(({ deed }) => (isConverted(deed) ? deed.orders : []));
    expect(lived.conversions).to.have.length(wanted.length);
  });

  it("leaves nothing at the router, and with the payers what their conversions did not cost", async () => {
    const { tokens, exchange, cast } = lived.world;
    if (exchange === undefined) throw new Error("the run was to have an exchange");
    for (const { address } of Object.values(tokens))
      expect(await balanceOf(lived, address, exchange.router)).to.equal(0n);
    // Paid for one order in USDT, from money that was just what the order could cost at most.
    const [conversion] = lived.conversions.filter(({ paidCurrency }) => paidCurrency === "USDT");
    const buyer = (await memberOf(cast, "buyer KZ")).address;
    expect(await balanceOf(lived, tokens.USDT.address, buyer)).to.equal(
      mostPaid(conversion?.received ?? 0n, "USD", "USDT") - (conversion?.paid ?? 0n),
    );
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

async function balanceOf({ world }: Lived, token: Address, account: Address): Promise<bigint> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "balanceOf", args: [account] });
  const call = { method: "eth_call", params: [{ to: token, data }, "latest"] };
  return BigInt((await world.chain.provider.request(call)) as Hex);
}

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
    expect(lived.world.exchange, "nothing is converted").to.equal(undefined);
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
