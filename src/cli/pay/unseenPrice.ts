import { UsageError } from "../usageError.ts";
import type { AskedQuotes } from "./askQuotes.ts";

/** What a command line says about looking at a price. */
export interface PriceLook {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly maximum?: string | undefined;
  readonly oracle?: string | undefined;
}

/**
 * Refuses to pay a pool's price that no person looks at, neither `--maximum` nor an oracle bounds and no maker's price can be held against: a
 * thin pool may ask for anything.
 *
 * @throws UsageError
 */
export function refuseUnseenPrice(
  { yes, dryRun, maximum, oracle }: PriceLook,
  { best, quotes }: AskedQuotes,
): void {
  if (!yes || dryRun || maximum !== undefined || oracle !== undefined || best === undefined) return;
  if (quotes.some(({ candidate }) => candidate.kind === "quote")) return;
  throw new UsageError(
    "--yes, and nobody looks at the pool's price: bound it with --maximum AMOUNT, or with --oracle.",
  );
}
