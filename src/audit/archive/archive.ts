import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { AuditParameters } from "../audit.ts";
import type { Books, OrderRecord } from "../fold/books.ts";
import type { Entry } from "../fold/entry.ts";
import { recordFile } from "./recordFile.ts";
import type { ReportOrder } from "./reportOrder.ts";

type ListenerName = "checkpoint" | "onEntry" | "onSettled" | "onStart" | "onCheckpoint";

/** What an archive wants to hear of an audit. */
export type ArchiveListeners = { readonly [Name in ListenerName]-?: NonNullable<AuditParameters[Name]> };

/** The whole journal and every order of an audit, on disk: exports and statements read them as often as they want. */
export interface Archive {
  /** Give these to `audit`. */
  readonly listeners: ArchiveListeners;
  readonly journal: AsyncIterable<Entry>;
  /** Every order once. @param books Those of the audit, which keep what is open. */
  readonly orders: (books: Books) => AsyncIterable<ReportOrder>;
  readonly close: () => void;
}

/**
 * Opens an archive. An audit with its listeners goes on from the folder's checkpoint, if there is one.
 *
 * @param folder Made if it is missing.
 */
export function openArchive(folder: string): Archive {
  mkdirSync(folder, { recursive: true });
  const entries = recordFile<Entry>(join(folder, "journal.jsonl"));
  const settled = recordFile<{ order: OrderRecord; settledAt: number }>(join(folder, "orders.jsonl"));

  async function* orders(books: Books): AsyncGenerator<ReportOrder> {
    yield* settled;
    for (const order of books.orders.values()) yield { order, settledAt: undefined };
  }

  return {
    listeners: {
      checkpoint: join(folder, "checkpoint.jsonl"),
      onEntry: (entry) => entries.add(entry.place.block, entry),
      onSettled: (order, { block, time }) => settled.add(block, { order, settledAt: time }),
      // What was written after the checkpoint comes once more.
      onStart: async (block) => {
        await entries.forgetFrom(block);
        await settled.forgetFrom(block);
      },
      onCheckpoint: () => {
        entries.keep();
        settled.keep();
      },
    },
    journal: entries,
    orders,
    close: () => {
      entries.close();
      settled.close();
    },
  };
}
