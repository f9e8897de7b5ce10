import { groupBy } from "./group.ts";

/** A settlement window: orders that came in it are settled together when it ends. */
export interface SettlementWindow {
  readonly name: string;
  /** Its length; undefined for one window around everything. */
  readonly seconds: number | undefined;
}

/** What a bench or a platform chooses from. */
export const settlementWindows: readonly SettlementWindow[] = [
  { name: "1 hour", seconds: 3_600 },
  { name: "1 day", seconds: 86_400 },
  { name: "1 week", seconds: 604_800 },
  { name: "whole file", seconds: undefined },
];

// 1970-01-05 was a Monday: weeks begin with Monday, days and hours as UTC has them.
const monday = 4 * 86_400;

/** First second of the window of this length in which a second lies; the next window begins `seconds` later. */
export function windowStart(at: number, seconds: number): number {
  return Math.floor((at - monday) / seconds) * seconds + monday;
}

/** Items by window, the first window first; a window without an item is left out. */
export function byWindow<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => number,
  { seconds }: SettlementWindow,
): Item[][] {
  if (seconds === undefined) return items.length === 0 ? [] : [[...items]];
  const windows = groupBy(items, (item) => windowStart(timeOf(item), seconds));
  return [...windows].sort(([a], [b]) => a - b).map(([, window]) => window);
}
