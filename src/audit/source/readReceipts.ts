import { z } from "zod";

import { blockTag, inBatches, type Rpc } from "../rpc.ts";
import { type ChainHeader, type ChainReceipt, parseReceipt } from "./chain.ts";
import { type Read, tryRead } from "./read.ts";

/** A block that may concern the escrow, with its place in the chain. */
export interface NumberedHeader {
  readonly block: number;
  readonly header: ChainHeader;
}

/** Reads all receipts of blocks, in the order of their transactions. */
export type ReceiptsReader = (blocks: readonly NumberedHeader[]) => Promise<Read<ChainReceipt[]>[]>;

const receiptList = z.array(z.unknown());

/** Asks a node once whether it hands out whole blocks, and reads receipts one by one if it does not. */
export async function receiptsReader(rpc: Rpc): Promise<ReceiptsReader> {
  const whole = await tryRead(async () =>
    receiptList.parse(await rpc.request({ method: "eth_getBlockReceipts", params: ["latest"] })),
  );
  return whole.ok ? (blocks) => readWhole(rpc, blocks) : (blocks) => readSingly(rpc, blocks);
}

function readWhole(rpc: Rpc, blocks: readonly NumberedHeader[]): Promise<Read<ChainReceipt[]>[]> {
  return inBatches(blocks, ({ block }) =>
    tryRead(async () => {
      const params = [blockTag(block)];
      const receipts = await rpc.request({ method: "eth_getBlockReceipts", params });
      return receiptList.parse(receipts).map(parseReceipt);
    }),
  );
}

async function readSingly(rpc: Rpc, blocks: readonly NumberedHeader[]): Promise<Read<ChainReceipt[]>[]> {
  // All transactions of all blocks in one queue, so that blocks of one transaction fill a batch as well.
  const hashes = blocks.flatMap(({ header }) => header.transactions);
  const receipts = await inBatches(hashes, (hash) =>
    tryRead(async () =>
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
