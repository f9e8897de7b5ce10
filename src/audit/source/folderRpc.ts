import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { record } from "../../rpc/fields.ts";
import type { Rpc } from "../../rpc/rpc.ts";
import { RpcError } from "../../rpc/rpcError.ts";
import { type FolderFile, type FolderIndex, folderFormat, folderVersion, indexName } from "./folderFormat.ts";

const blockNumber = z.number().int().nonnegative();

const indexSchema = z.object({
  format: z.literal(folderFormat),
  version: z.literal(folderVersion),
  chainId: blockNumber,
  fromBlock: blockNumber,
  toBlock: blockNumber,
  // A name with a path in it would reach out of the folder.
  files: z.array(
    z.object({ name: z.string().regex(/^[\w-][\w.-]*$/), fromBlock: blockNumber, toBlock: blockNumber }),
  ),
});

/** JSON-RPC's "method not found". */
const notHere = -32601;

/** Files held in memory: the one being replayed and the one read ahead. */
const filesHeld = 2;

const folders = new WeakSet<Rpc>();

/** Whether a source has storage and balances, and not blocks alone. */
export function hasState(rpc: Rpc): boolean {
  return !folders.has(rpc);
}

/**
 * A folder of exported blocks as a node that knows blocks and nothing else. What it says is proven like any node's word.
 *
 * @throws when the folder has no index, or none of this format.
 */
export async function folderRpc(folder: string): Promise<Rpc> {
  const index: FolderIndex = indexSchema.parse(JSON.parse(await readFile(join(folder, indexName), "utf8")));
  const held = new Map<FolderFile, Promise<string[]>>();

  async function blockAt(tag: unknown): Promise<Readonly<Record<string, unknown>>> {
    const block = blockOf(tag);
    const file = index.files.find(({ fromBlock, toBlock }) => fromBlock <= block && block <= toBlock);
    if (file === undefined) throw new RpcError(notHere, `block ${block} does not exist in the folder`);
    const line = (await linesOf(file))[block - file.fromBlock];
    if (line === undefined) throw new RpcError(notHere, `${file.name} ends before block ${block}`);
    return record(JSON.parse(line), "a line");
  }

  function blockOf(tag: unknown): number {
    if (tag === "earliest") return index.fromBlock;
    return tag === "latest" || tag === "finalized" ? index.toBlock : Number(tag);
  }

  function linesOf(file: FolderFile): Promise<string[]> {
    let lines = held.get(file);
    if (lines === undefined) {
      const [oldest] = held.keys();
      if (held.size >= filesHeld && oldest !== undefined) held.delete(oldest);
      lines = readFile(join(folder, file.name), "utf8").then((text) => text.trimEnd().split("\n"));
      held.set(file, lines);
    }
    return lines;
  }

  const rpc: Rpc = {
    async request({ method, params }) {
      const [tag] = Array.isArray(params) ? params : [];
      if (method === "eth_chainId") return `0x${index.chainId.toString(16)}`;
      if (method === "eth_getBlockByNumber") return (await blockAt(tag)).header;
      if (method === "eth_getBlockReceipts") return (await blockAt(tag)).receipts ?? [];
      throw new RpcError(notHere, `a folder of blocks has no ${method}`);
    },
  };
  folders.add(rpc);
  return rpc;
}
