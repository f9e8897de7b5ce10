import { type ChainReceipt, parseReceipt } from "../../rpc/chain.ts";
import type { ChainHeader } from "../../rpc/chainHeader.ts";
import { list } from "../../rpc/fields.ts";
import { type Read, tryRead, tryReadTwice } from "../../rpc/read.ts";
import { blockTag, inBatches, type Rpc } from "../../rpc/rpc.ts";

/** A block that may concern the escrow, with its place in the chain. */
export interface NumberedHeader {
  readonly block: number;
  readonly header: ChainHeader;
}

/** Reads all receipts of blocks, in the order of their transactions. */
export type ReceiptsReader = (blocks: readonly NumberedHeader[]) => Promise<Read<ChainReceipt[]>[]>;

/** Asks a node once whether it hands out whole blocks, and reads receipts one by one if it does not. */
export async function receiptsReader(rpc: Rpc): Promise<ReceiptsReader> {
  const whole = await tryRead(async () =>
    list(await rpc.request({ method: "eth_getBlockReceipts", params: ["latest"] }), "eth_getBlockReceipts"),
  );
  return whole.ok ? (blocks) => readWhole(rpc, blocks) : (blocks) => readSingly(rpc, blocks);
}

async function readWhole(rpc: Rpc, blocks: readonly NumberedHeader[]): Promise<Read<ChainReceipt[]>[]> {
  const reads = await inBatches(blocks, ({ block }) =>
    tryReadTwice(async () => {
      const params = [blockTag(block)];
      const receipts = await rpc.request({ method: "eth_getBlockReceipts", params });
      return list(receipts, "eth_getBlockReceipts").map(parseReceipt);
    }),
  );
  // A node may have whole blocks for its newest only, or find one too large.
  return Promise.all(
    blocks.map(async (block, index) => {
      const read = reads[index] ?? { ok: false, reason: "no answer" };
      if (read.ok) return read;
      const [single = read] = await readSingly(rpc, [block]);
      return single.ok && block.header.transactions.length > 0 ? single : read;
    }),
  );
}

async function readSingly(rpc: Rpc, blocks: readonly NumberedHeader[]): Promise<Read<ChainReceipt[]>[]> {
  // All transactions of all blocks in one queue, so that blocks of one transaction fill a batch as well.
  const hashes = blocks.flatMap(({ header }) => header.transactions);
  const receipts = await inBatches(hashes, (hash) =>
    tryReadTwice(async () =>
      parseReceipt(await rpc.request({ method: "eth_getTransactionReceipt", params: [hash] })),
    ),
  );

  let next = 0;
  return blocks.map(({ header }) => {
    const own = receipts.slice(next, next + header.transactions.length);
    next += header.transactions.length;
    return together(own);
  });
}

function together<Value>(reads: readonly Read<Value>[]): Read<Value[]> {
  const values: Value[] = [];
  for (const read of reads) {
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, value: values };
}
