import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { numberToHex } from "viem";

import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";
import { runInProcess } from "../../helpers/runInProcess.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

/** Whatever a source answers, an audit ends with one of its exit codes, in words, and never with a stack. */
describe("how an audit ends when its source is bad", function () {
  this.timeout(120_000);
  let world: AuditWorld;
  let folder: string;
  let blocks: string;
  let trust: string;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    folder = await mkdtemp(join(tmpdir(), "lading-exits-"));
    blocks = join(folder, "blocks");
    const node = await serveRpc(world.chain.rpc);
    const exported = await runInProcess(["blocks", "--rpc", node.url, "--to", "latest", "--out", blocks]);
    expect(exported.err).to.equal("");
    await node.close();
    const params = [numberToHex(await world.head()), false];
    trust = parseHeader(await world.chain.rpc.request({ method: "eth_getBlockByNumber", params })).hash;
  });

  after(async () => {
    await world.chain.close();
    await rm(folder, { recursive: true });
  });

  const json = (result: unknown) => JSON.stringify({ jsonrpc: "2.0", id: 0, result });
  const bodies: Readonly<Record<string, (response: ServerResponse) => void>> = {
    ...Object.fromEntries(
      [400, 401, 403, 404, 405, 410, 415, 422, 451].map((status) => [
        `HTTP ${status}`,
        (response: ServerResponse) => response.writeHead(status).end("no"),
      ]),
    ),
    "a packed answer that breaks off": (response) => {
      const packed = gzipSync(json("0x1".padEnd(5_000, "0")));
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed.subarray(0, packed.length - 9));
    },
    "a web page": (response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>hello"),
    "a number for a message": (response) => response.writeHead(200).end("7"),
    "null for a message": (response) => response.writeHead(200).end("null"),
    "an error without words": (response) =>
      response.writeHead(200).end(JSON.stringify({ id: 0, error: null, result: undefined })),
    "a chain id that is none": (response) => response.writeHead(200).end(json("hardhat")),
    "an object for every answer": (response) => response.writeHead(200).end(json({})),
    "a number for every answer": (response) => response.writeHead(200).end(json(1)),
    "null for every answer": (response) => response.writeHead(200).end(json(null)),
  };
  for (const [name, answer] of Object.entries(bodies)) {
    it(`ends with 3: ${name}`, async () => {
      const server = await answering(answer);
      try {
        const { code, err, out } = await runInProcess([
          ...["audit", "--rpc", urlOf(server), "--escrow", world.escrow, "--trust", trust],
        ]);
        expect(err).to.match(/Could not read/);
        expect(err).not.to.match(/\n\s+at /);
        expect(out).to.equal("");
        expect(code).to.equal(3);
        const exported = await runInProcess([
          ...["blocks", "--rpc", urlOf(server), "--out", join(folder, "never")],
        ]);
        expect(exported.err).to.match(/Could not read/);
        expect(exported.code).to.equal(3);
      } finally {
        await closed(server);
      }
    });
  }

  const indexes: Readonly<Record<string, (text: string) => string>> = {
    empty: () => "",
    "cut off": (text) => text.slice(0, -5),
    "a list": () => "[]",
    "of another version": (text) => text.replace('"version":1', '"version":2'),
    "with a path for a file": (text) => text.replace(/"name":"/, '"name":"../'),
    "with a negative block": (text) => text.replace('"fromBlock":0', '"fromBlock":-1'),
  };
  for (const [name, alter] of Object.entries(indexes)) {
    it(`ends with 3: an index of blocks that is ${name}`, async () => {
      const path = join(blocks, "blocks.json");
      const text = await readFile(path, "utf8");
      const altered = alter(JSON.stringify(JSON.parse(text)));
      await writeFile(path, altered);
      try {
        expect(altered).not.to.equal(JSON.stringify(JSON.parse(text)));
        const { code, err } = await runInProcess(["audit", "--blocks", blocks, "--escrow", world.escrow]);
        expect(err).to.match(/Could not read the index .*blocks\.json/);
        expect(code).to.equal(3);
      } finally {
        await writeFile(path, text);
      }
    });
  }

  it("ends with 3: no folder there, and a folder without an index", async () => {
    for (const path of [join(folder, "nowhere"), folder]) {
      const { code, err } = await runInProcess(["audit", "--blocks", path, "--escrow", world.escrow]);
      expect(err).to.match(/Could not read the index|There is no file/);
      expect(code).to.equal(3);
    }
  });

  it("audits a folder up to the hash that is trusted, which is that of its last block", async () => {
    const subject = [
      "audit",
      "--blocks",
      blocks,
      "--escrow",
      world.escrow,
      "--router",
      world.exchange.router,
    ];
    const whole = await runInProcess([...subject, "--trust", trust]);
    expect(whole.err).to.equal("");
    expect(whole.out).to.match(/\nBalanced, not proven\n[\s\S]*blocks alone/);
    expect(whole.code).to.equal(2);
    const other = await runInProcess([...subject, "--trust", `0x${"12".repeat(32)}`]);
    expect(other.err).to.include(`whose hash is ${trust}`);
    expect(other.code).to.equal(64);
  });

  async function answering(answer: (response: ServerResponse) => void): Promise<Server> {
    const server = createServer((request, response) => {
      request.resume().on("end", () => answer(response));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  function urlOf(server: Server): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function closed(server: Server): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
