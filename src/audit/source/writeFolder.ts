import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../rpc/fault.ts";
import { list, record } from "../../rpc/fields.ts";
import { blockTag, inBatches, type Rpc } from "../../rpc/rpc.ts";
import { type FolderFile, type FolderIndex, folderFormat, folderVersion, indexName } from "./folderFormat.ts";

/** Blocks in one file: small enough to be read at once. */
const fileBlocks = 256;

/**
 * Writes blocks with all their receipts to a folder, as the node gives them: whoever reads them proves them.
 *
 * @throws when a block cannot be read: a folder with a gap proves nothing.
 */
export async function writeFolder(
  rpc: Rpc,
  folder: string,
  { fromBlock, toBlock }: { readonly fromBlock: number; readonly toBlock: number },
): Promise<FolderIndex> {
  await mkdir(folder, { recursive: true });
  const chainId = Number(await rpc.request({ method: "eth_chainId" }));
  const files: FolderFile[] = [];
  for (let start = fromBlock; start <= toBlock; start += fileBlocks) {
    const end = Math.min(start + fileBlocks - 1, toBlock);
    const blocks = Array.from({ length: end - start + 1 }, (_, index) => start + index);
    const lines = await inBatches(blocks, async (block) => JSON.stringify(await readWhole(rpc, block)));
    const name = `blocks-${String(start).padStart(10, "0")}.jsonl`;
    await writeFile(join(folder, name), `${lines.join("\n")}\n`);
    files.push({ name, fromBlock: start, toBlock: end });
  }
  const index: FolderIndex = {
    format: folderFormat,
    version: folderVersion,
    chainId,
    fromBlock,
    toBlock,
    files,
  };
  // Last: a folder without it is unfinished.
  await writeFile(join(folder, indexName), `${JSON.stringify(index, undefined, 2)}\n`);
  return index;
}

async function readWhole(
  rpc: Rpc,
  block: number,
): Promise<{ header: unknown; receipts: readonly unknown[] }> {
  try {
    const header = record(
      await rpc.request({ method: "eth_getBlockByNumber", params: [blockTag(block), false] }),
      "a header",
    );
    return { header, receipts: await readReceipts(rpc, block, list(header.transactions, "transactions")) };
  } catch (error) {
    throw new Error(`Block ${block} could not be exported: ${reasonOf(error)}`, { cause: error });
  }
}

async function readReceipts(
  rpc: Rpc,
  block: number,
  hashes: readonly unknown[],
): Promise<readonly unknown[]> {
  try {
    const params = [blockTag(block)];
    return list(await rpc.request({ method: "eth_getBlockReceipts", params }), "eth_getBlockReceipts");
  } catch {
    // Not every node hands out whole blocks.
    return inBatches(hashes, (hash) => rpc.request({ method: "eth_getTransactionReceipt", params: [hash] }));
  }
}
