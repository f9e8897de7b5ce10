import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { expect } from "chai";

import { escrow } from "../../../bench/replay/world.ts";
import { audit } from "../../../src/audit/audit.ts";
import { readLogs } from "../../../src/audit/source/readLogs.ts";
import { nothingWalked } from "../../../src/audit/walk/walked.ts";
import { walk } from "../../../src/audit/walk.ts";
import { parseLog, parseReceipt } from "../../../src/rpc/chain.ts";
import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import { faultOf, reasonOf } from "../../../src/rpc/fault.ts";
import { httpRpc } from "../../../src/rpc/httpRpc.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { RpcError } from "../../../src/rpc/rpcError.ts";
import { syntheticRpc } from "../../helpers/syntheticRpc.ts";

const account = `0x${"00".repeat(12)}${escrow.slice(2)}`;

describe("reading from a node", () => {
  describe("a failed call", () => {
    const faults: [string, unknown, string][] = [
      ["429", new RpcError(429, "HTTP 429"), "transient"],
      ["a rate limit", { code: -32_005, message: "Too Many Requests, rate limit of 10/s" }, "transient"],
      ["a bad gateway", new RpcError(502, "HTTP 502"), "transient"],
      ["a reset", new TypeError("fetch failed", { cause: new Error("ECONNRESET") }), "transient"],
      ["truncated JSON", new SyntaxError("Unexpected end of JSON input"), "transient"],
      ["413", new RpcError(413, "HTTP 413"), "tooLarge"],
      ["many results", { code: -32_005, message: "query returned more than 10000 results" }, "tooLarge"],
      ["a wide range", { code: -32_602, message: "query exceeds max block range 1000" }, "tooLarge"],
      [
        "a large answer",
        new Error("outer", { cause: { code: -32_000, message: "response size exceeded" } }),
        "tooLarge",
      ],
      [
        "no such method",
        { code: -32_601, message: "the method eth_getBlockReceipts does not exist" },
        "refused",
      ],
      ["no key", new RpcError(401, "HTTP 401"), "refused"],
    ];
    for (const [what, error, fault] of faults) {
      it(`is ${fault} after ${what}`, () => {
        expect(faultOf(error)).to.equal(fault);
      });
    }
  });

  describe("over HTTP", () => {
    let server: Server;
    let url: string;
    let reply: (calls: { id: number; method: string }[]) => {
      status?: number;
      headers?: Record<string, string>;
      body: string | Buffer;
    };
    let answering: "whole" | "half" | "never" = "whole";
    const sizes: number[] = [];

    before(async () => {
      server = createServer(async (request, response) => {
        let text = "";
        for await (const piece of request) text += piece;
        const calls = [JSON.parse(text)].flat();
        sizes.push(calls.length);
        const { status = 200, headers = {}, body } = reply(calls);
        if (answering === "never") return;
        response.writeHead(status, headers);
        if (answering === "whole") response.end(body);
        else response.write(body.slice(0, 20), () => response.destroy());
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    beforeEach(() => {
      sizes.length = 0;
      answering = "whole";
    });
    after(() => {
      server.closeAllConnections();
      server.close();
    });

    const results = (calls: { id: number; method: string }[]) =>
      calls.map(({ id, method }) => ({ jsonrpc: "2.0", id, result: method }));
    const askAll = (rpc: Rpc, count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => rpc.request({ method: `m${index}` })));
    const expected = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

    it("sends calls together and sorts the answers, in whatever order they come", async () => {
      reply = (calls) => ({ body: JSON.stringify(results(calls).reverse()) });
      expect(await askAll(httpRpc(url), 16)).to.deep.equal(expected(16));
      expect(sizes).to.deep.equal([16]);
    });

    it("makes messages smaller for a node that finds them too large, or knows no batches", async () => {
      for (const refusal of [
        { status: 413, body: "" },
        { body: '{"error":{"code":-32600,"message":"no batches"}}' },
        { body: '[{"id":0,"error":{"code":-32600,"message":"batch too large"}}]' },
      ]) {
        sizes.length = 0;
        reply = (calls) => (calls.length > 1 ? refusal : { body: JSON.stringify(results(calls)[0]) });
        expect(await askAll(httpRpc(url), 8)).to.deep.equal(expected(8));
        expect(sizes.filter((size) => size === 1)).to.have.lengthOf(8);
      }
    });

    it("fails on truncated JSON, on a missing answer and on no answer, and names the node's error", async () => {
      const rpc = httpRpc(url);
      const failure = () =>
        rpc.request({ method: "m" }).catch((error: Error) => `${faultOf(error)}: ${error.message}`);
      reply = () => ({ body: '{"jsonrpc":"2.0","id":0,"resu' });
      expect(await failure()).to.match(/^transient: /);
      reply = () => ({ body: '{"jsonrpc":"2.0","id":0}' });
      expect(await failure()).to.contain("neither result nor error");
      reply = () => ({ status: 500, body: "oops" });
      expect(await failure()).to.equal("transient: HTTP 500: oops");
      reply = () => ({ body: '{"id":0,"error":{"code":-32601,"message":"no m"}}' });
      expect(await failure()).to.equal("refused: no m");
      reply = (calls) => ({ body: JSON.stringify(results(calls).slice(1)) });
      const both = await Promise.allSettled([rpc.request({ method: "a" }), rpc.request({ method: "b" })]);
      expect(both.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
    });

    it("takes packed answers, and text beyond ASCII whole", async () => {
      const headers = { "content-encoding": "gzip" };
      const text = "你好 ✓ ".repeat(50_000);
      reply = () => ({ headers, body: gzipSync(JSON.stringify({ id: 0, result: text })) });
      expect(await httpRpc(url).request({ method: "m" })).to.equal(text);
      reply = () => ({ body: JSON.stringify({ id: 0, result: text }) });
      expect(await httpRpc(url).request({ method: "m" })).to.equal(text);
      reply = () => ({ headers, body: "not packed at all" });
      const failure = await httpRpc(url).request({ method: "m" }).catch(faultOf);
      expect(failure).to.equal("transient");
    });

    it("fails, to be asked again, when an answer breaks off, never comes, or nobody is there", async () => {
      const failure = (rpc: Rpc) =>
        rpc.request({ method: "m" }).catch((error: unknown) => `${faultOf(error)}: ${reasonOf(error)}`);
      reply = (calls) => ({ body: JSON.stringify(results(calls)) });
      answering = "half";
      expect(await failure(httpRpc(url))).to.equal("transient: aborted");
      answering = "never";
      expect(await failure(httpRpc(url, { timeoutMs: 50 }))).to.match(/^transient: .*timeout/);
      expect(await failure(httpRpc("http://localhost:1"))).to.match(/^transient: .*ECONNREFUSED/);
      expect(() => httpRpc("ftp://localhost")).to.throw(TypeError, "no address of a web server");
    });
  });

  describe("logs alone", () => {
    const log = (block: number, index: number, changes = {}) => ({
      address: escrow,
      topics: [],
      data: "0x",
      blockNumber: `0x${block.toString(16)}`,
      transactionHash: `0x${"12".repeat(32)}`,
      transactionIndex: "0x0",
      logIndex: `0x${index.toString(16)}`,
      blockTimestamp: "0x5",
      ...changes,
    });

    it("are asked for in halves where a node limits the range", async () => {
      const widths: number[] = [];
      const rpc: Rpc = {
        async request({ params }) {
          const [{ fromBlock, toBlock, address }] = params as [
            { fromBlock: string; toBlock: string; address?: string },
          ];
          const [from, to] = [Number(fromBlock), Number(toBlock)];
          if (to - from >= 10) throw { code: -32_005, message: "query returned more than 10000 results" };
          widths.push(to - from + 1);
          if (address === undefined) return [];
          return Array.from({ length: to - from + 1 }, (_, index) => log(from + index, 0));
        },
      };
      const [events] = await readLogs(rpc, { escrow }, 0, 99);
      expect(events?.map(({ block }) => block)).to.deep.equal(
        Array.from({ length: 100 }, (_, index) => index),
      );
      expect(Math.max(...widths)).to.be.at.most(10);
    });

    const lies = {
      logRepeated: [log(1, 0), log(1, 0)],
      logDisordered: [log(1, 1), log(1, 0)],
      blockUnreadable: [{ ...log(1, 0), data: "0x1" }],
    };
    for (const [code, answer] of Object.entries(lies)) {
      it(`are searched for faults: ${code}`, async () => {
        const rpc: Rpc = {
          async request({ params }) {
            const [filter] = params as [{ address?: string }];
            return filter.address === undefined ? [] : answer;
          },
        };
        const walked = nothingWalked();
        const replayed: number[] = [];
        await walk(rpc, {
          escrow,
          fromBlock: 1,
          toBlock: 1,
          prove: false,
          before: walked,
          replay: (_, __, transactions) => replayed.push(...transactions.map(({ logs }) => logs.length)),
        });
        expect(walked.findings.map((found) => found.code)).to.include(code);
        expect(replayed).to.deep.equal(code === "logRepeated" ? [1] : code === "logDisordered" ? [2] : []);
      });
    }
  });

  describe("a malformed answer", () => {
    const good = { cumulativeGasUsed: "0x1", logsBloom: `0x${"00".repeat(256)}`, logs: [] };
    const receipts: Record<string, unknown> = {
      "no object": null,
      "a list": [],
      "no gas": { ...good, cumulativeGasUsed: undefined },
      "gas in decimals": { ...good, cumulativeGasUsed: 21_000 },
      "gas of 33 bytes": { ...good, cumulativeGasUsed: `0x${"1".repeat(66)}` },
      "a short bloom": { ...good, logsBloom: "0x00" },
      "no logs": { ...good, logs: null },
      "logs that are an object": { ...good, logs: {} },
      "a root of 31 bytes": { ...good, root: `0x${"00".repeat(31)}` },
    };
    for (const [what, receipt] of Object.entries(receipts)) {
      it(`is refused: a receipt with ${what}`, () => {
        expect(() => parseReceipt(receipt)).to.throw();
      });
    }

    const logs: Record<string, unknown> = {
      "a short address": { address: "0x12", topics: [], data: "0x" },
      "a short topic": { address: escrow, topics: ["0x12"], data: "0x" },
      "half a byte": { address: escrow, topics: [], data: "0x1" },
      "no digits": { address: escrow, topics: [], data: "0xzz" },
      "a line break": { address: escrow, topics: [], data: "0x12\n3" },
    };
    for (const [what, log] of Object.entries(logs)) {
      it(`is refused: a log with ${what}`, () => {
        expect(() => parseLog(log)).to.throw();
      });
    }

    it("is refused as a header", () => {
      expect(() => parseHeader(null)).to.throw("a header is null");
      expect(() => parseHeader({ hash: "0x12" })).to.throw("hash");
    });

    it("takes letters of any case and makes them small", () => {
      const log = parseLog({
        address: escrow.toUpperCase().replace("0X", "0x"),
        topics: [account.toUpperCase().replace("0X", "0x")],
        data: "0xAB",
      });
      expect(log).to.deep.equal({ address: escrow, topics: [account], data: "0xab" });
    });
  });

  it("finds the same under a node that fails, is late and breaks off at random", async () => {
    const rpc = syntheticRpc({ blocks: 30, ours: 6, others: 2, list: 2 });
    const whole = await audit(rpc, { escrow, fromBlock: 0, toBlock: 29 });
    let seed = 1;
    const flaky: Rpc = {
      async request(call) {
        seed = (seed * 48_271) % 2_147_483_647;
        const isBroken = call.method === "eth_getBlockByNumber" || call.method === "eth_getBlockReceipts";
        if (isBroken && seed % 5 === 0) throw new RpcError([429, 502, 503][seed % 3] ?? 500, "flaky");
        if (isBroken && seed % 7 === 0) throw new SyntaxError("Unexpected end of JSON input");
        return rpc.request(call);
      },
    };
    const patience = { attempts: 12, firstDelayMs: 1, longestDelayMs: 4 };
    const found = await audit(flaky, { escrow, fromBlock: 0, toBlock: 29, patience });
    expect(found.digest).to.equal(whole.digest);
    expect(found.verdict).to.deep.equal(whole.verdict);
  });
});
