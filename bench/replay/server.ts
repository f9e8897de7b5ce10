import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { type ChainShape, type ServedBlock, syntheticChain } from "./chain.ts";
import { chainId } from "./world.ts";

/** Blocks of a chain that is made while it is read; whoever asks for an older one asks in vain. */
const keptBlocks = 4_096;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A node of a synthetic chain, in a process of its own, so that serving costs the contenders nothing. */
function serveChain(shape: ChainShape, isKept: boolean): void {
  const made = syntheticChain(shape);
  const blocks = new Map<number, ServedBlock>();
  const answers = new Map<string, Uint8Array>();
  let next = 0;

  function blockAt(number: number): ServedBlock {
    while (next <= number && next < shape.blocks) {
      const { value } = made.next();
      if (value === undefined) break;
      blocks.set(next, value);
      if (!isKept) blocks.delete(next - keptBlocks);
      next += 1;
    }
    const block = blocks.get(number);
    if (block === undefined) throw new Error(`block ${number} is not kept`);
    return block;
  }

  function numberOf(tag: unknown): number {
    return tag === "latest" || tag === "finalized" ? 0 : Number(tag);
  }

  // Logs are looked for once: while the clock runs, answering costs next to nothing.
  function keptLogs(filter: Filter): Uint8Array {
    const key = JSON.stringify(filter);
    const kept = answers.get(key) ?? logsOf(filter, blockAt);
    if (isKept) answers.set(key, kept);
    return kept;
  }

  function answer({ method, params }: Call): Uint8Array {
    if (method === "eth_chainId") return Buffer.from(`"0x${chainId.toString(16)}"`);
    if (method === "eth_getBlockByNumber") return blockAt(numberOf(params[0])).header;
    if (method === "eth_getBlockReceipts") return blockAt(numberOf(params[0])).receipts;
    if (method === "eth_getLogs") return keptLogs(params[0] as Filter);
    throw new Error(`${method} does not exist`);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const piece of request) text += piece;
    const calls: Call | Call[] = JSON.parse(text);
    const replies = [calls]
      .flat()
      .map((call) => [Buffer.from(`{"jsonrpc":"2.0","id":${call.id},"result":`), answer(call), end]);
    const pieces = Array.isArray(calls)
      ? [start, ...replies.flatMap((reply, index) => (index === 0 ? reply : [comma, ...reply])), stop]
      : replies.flat();
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    response.writeHead(200, { "content-type": "application/json", "content-length": length });
    for (const piece of pieces) response.write(piece);
    response.end();
  }

  if (isKept) blockAt(shape.blocks - 1);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, "127.0.0.1", () => {
    let logs = 0;
    for (const block of blocks.values()) logs += block.logs.length;
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logs });
  });
  process.on("disconnect", () => process.exit());
}

const [start, comma, stop, end] = ["[", ",", "]", "}"].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];

interface Filter {
  readonly fromBlock: string;
  readonly toBlock: string;
  readonly address?: string | readonly string[];
  readonly topics?: readonly (string | readonly string[] | null)[];
}

function logsOf(
  { fromBlock, toBlock, address, topics = [] }: Filter,
  blockAt: (block: number) => ServedBlock,
): Uint8Array {
  const emitters =
    address === undefined ? undefined : new Set([address].flat().map((one) => one.toLowerCase()));
  const wanted = topics.map((topic) => (topic === null ? undefined : new Set([topic].flat())));
  const found: Uint8Array[] = [start];
  for (let block = Number(fromBlock); block <= Number(toBlock); block += 1) {
    for (const { log, json } of blockAt(block).logs) {
      if (emitters !== undefined && !emitters.has(log.address)) continue;
      if (wanted.every((any, index) => any?.has(log.topics[index] ?? "") ?? true))
        found.push(...(found.length === 1 ? [] : [comma]), json);
    }
  }
  found.push(stop);
  return Buffer.concat(found);
}

const [shape, isKept] = process.argv.slice(2).map((text) => JSON.parse(text)) as [ChainShape, boolean];
serveChain(shape, isKept);
