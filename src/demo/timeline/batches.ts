import type { Deed, Step } from "./step.ts";

/** Longest list that goes into one transaction. */
const longestList = 25;

/** Deeds with the same key at the same second can share a transaction; undefined for those that never can. */
function listKey(deed: Deed): string | undefined {
  switch (deed.do) {
    case "lock":
      // The router buys for a whole list at once, by allowance.
      if (deed.paid !== undefined) return `lock ${deed.payer} ${deed.orders[0]?.currency} ${deed.paid}`;
      // A permit names one amount and is used by one call.
      return deed.way === "permit" ? undefined : `lock ${deed.payer} ${deed.orders[0]?.currency}`;
    case "confirm":
      return `confirm ${deed.orders[0]?.terms}`;
    case "claim":
    case "reclaim":
      return deed.how === "signature" || deed.into !== undefined ? undefined : `${deed.do} ${deed.by}`;
    case "releaseAll":
      return `${deed.do} ${deed.by}`;
    default:
      return undefined;
  }
}

/** Joins deeds that one transaction can do, in a list already sorted by time. */
export function joinLists(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  const open = new Map<string, Step>();
  let second = Number.NaN;
  for (const { at, deed } of steps) {
    if (at !== second) open.clear();
    second = at;
    const key = listKey(deed);
    const list = key === undefined ? undefined : open.get(key);
    if (list !== undefined && list.deed.orders.length < longestList) {
      (list.deed.orders as Deed["orders"][number][]).push(...deed.orders);
      continue;
    }
    const step = { at, deed: { ...deed, orders: [...deed.orders] } as Deed };
    joined.push(step);
    if (key !== undefined) open.set(key, step);
  }
  return joined;
}
