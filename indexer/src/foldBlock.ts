import type { Context, Event } from "ponder:registry";
import { foldedBlock } from "ponder:schema";

import { emptyBooks } from "../../src/audit/fold/books.ts";
import { blockReplay } from "../../src/audit/replay.ts";
import type { Rpc } from "../../src/rpc/rpc.ts";
import { listener } from "./books/heard.ts";
import { loadBooks } from "./books/loadBooks.ts";
import { storeBooks } from "./books/storeBooks.ts";
import { storeHistory } from "./books/storeHistory.ts";
import { wantedBy } from "./books/wanted.ts";
import { readBlock } from "./readBlock.ts";
import { readSettings } from "./settings.ts";

const { chains } = readSettings(process.env);

/**
 * Folds the whole block of an event into the tables, at the first event of that block. The fold judges a transaction by all
 * that happened in it, and there is no call at its end: so the events are only what wakes, and the block is read anew.
 *
 * Nothing is kept in memory from one block to the next. What Ponder takes back of the tables, after a reorganization or a
 * crash, is taken back wholly, the mark of the last block with it.
 */
export async function foldBlock({ event, context }: { event: Event; context: Context }): Promise<void> {
  const { db } = context;
  const chainId = context.chain.id;
  const { number: block, hash, timestamp } = event.block;
  const last = await db.find(foldedBlock, { chainId });
  if (last !== null && last.block >= block) return;

  const settings = chains.find(({ id }) => id === chainId);
  if (settings === undefined) throw new Error(`Chain ${chainId} is in no setting`);
  const { escrow, routers } = settings;
  const { transactions } = await readBlock(rpcOf(context), settings, {
    blockHash: hash,
    logIndex: event.log.logIndex,
  });

  const { heard, options } = listener();
  const books = emptyBooks(escrow, chainId, { ...options, routers });
  await loadBooks(books, wantedBy(transactions, books.escrow), { db, chainId });
  blockReplay(books, escrow)(Number(block), Number(timestamp), transactions);
  await storeBooks(books, heard, { db, chainId });
  await storeHistory(heard, books.findings, { db, chainId, block });
  await db.insert(foldedBlock).values({ chainId, block, hash }).onConflictDoUpdate({ block, hash });
}

/** Ponder's client, without the types of its methods: the auditor's readers check every answer themselves. */
function rpcOf({ client }: Context): Rpc {
  return {
    request: ({ method, params }) =>
      client.request({ method, params } as unknown as Parameters<typeof client.request>[0]),
  };
}
