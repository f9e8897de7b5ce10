import { decodeEscrowError } from "../../client/decodeEscrowError.ts";
import type { LockRefusal } from "../../client/exchange/quoteLock.ts";
import type { AskedQuotes } from "./askQuotes.ts";

/** What a pool that is not there answers, in v3 and in v4. */
const missing: ReadonlySet<string> = new Set(["PoolMissing", "PoolNotInitialized"]);

/** Who would not lock the order now, and why, one a line. Usual pools that do not exist are only counted. */
export function refusalLines({ refused, named }: AskedQuotes): string[] {
  const isAbsent = ({ candidate, reason }: LockRefusal): boolean =>
    !named(candidate).isNamed && missing.has(reason);
  const absent = refused.filter(isAbsent).length;
  const lines = refused
    .filter((refusal) => !isAbsent(refusal))
    .map((refusal) => `${capitalized(named(refusal.candidate).label)}: ${reasonWords(refusal)}`);
  if (absent === 0) return lines;
  return [...lines, `${absent} usual ${absent === 1 ? "pool does" : "pools do"} not exist here.`];
}

/** What can be done where the oracle's band was in the way. */
export function bandAdvice({ refused }: AskedQuotes): string[] {
  const advice = refused.flatMap(({ reason, error }) =>
    reason === "PriceOutsideBand" || reason === "FxMarketClosed"
      ? [decodeEscrowError(error)?.advice ?? ""]
      : [],
  );
  return [...new Set(advice)];
}

/** Who would not lock the order now, for programs: every one. */
export function refusalFacts({ refused, named }: AskedQuotes) {
  return refused.map(({ candidate, reason }) => ({ ...venueFact(candidate, named), reason }));
}

/** A venue for programs. */
export function venueFact(candidate: LockRefusal["candidate"], named: AskedQuotes["named"]) {
  return {
    venue: candidate.kind,
    label: named(candidate).label,
    ...(candidate.kind === "quote" ? { maker: candidate.quote.maker } : {}),
  };
}

function reasonWords({ reason, error }: LockRefusal): string {
  const decoded = decodeEscrowError(error);
  return decoded === undefined ? reason : `${decoded.shortMessage} (${reason})`;
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
