import type { BooksOptions, OrderRecord } from "../../../src/audit/fold/books.ts";
import type { Conversion } from "../../../src/audit/fold/conversions.ts";
import type { Entry } from "../../../src/audit/fold/entry.ts";

/** What the books tell while a block is folded, and do not keep. */
export interface Heard {
  readonly entries: Entry[];
  readonly conversions: Conversion[];
  /** Orders that were settled, and when. */
  readonly settled: { readonly record: OrderRecord; readonly time: number }[];
}

/** Somebody who writes down everything that books tell. */
export function listener(): { heard: Heard; options: BooksOptions } {
  const heard: Heard = { entries: [], conversions: [], settled: [] };
  return {
    heard,
    options: {
      onEntry: (entry) => void heard.entries.push(entry),
      onConversion: (conversion) => void heard.conversions.push(conversion),
      onSettled: (record, { time }) => void heard.settled.push({ record, time }),
    },
  };
}
