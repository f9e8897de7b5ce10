import type { OrderRow } from "../orderRow.ts";
import type { OrderStatus } from "../statuses.ts";
import { joinLists } from "./batches.ts";
import { changeStories } from "./changeStories.ts";
import { disputeStories } from "./disputeStories.ts";
import { payoutStories } from "./payoutStories.ts";
import { planOf } from "./plan.ts";
import type { Story } from "./shopStories.ts";
import { shopStories } from "./shopStories.ts";
import type { Step } from "./step.ts";

const stories: Record<OrderStatus, Story> = {
  ...shopStories,
  ...payoutStories,
  ...disputeStories,
  ...changeStories,
};

/**
 * What happens on chain when these orders live: sorted, joined into lists where one transaction can do several, and one
 * second apart at least, so that each step has a block of its own.
 */
export function timelineOf(rows: readonly OrderRow[]): Step[] {
  // The sort is stable, so what belongs to one order keeps its sequence.
  const steps = rows.flatMap((row) => stories[row.status](planOf(row))).sort((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  return joinLists(steps).map(({ at, deed }) => {
    last = Math.max(at, last + 1);
    return { at: last, deed };
  });
}
