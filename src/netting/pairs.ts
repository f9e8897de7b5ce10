import type { Flow } from "./flow.ts";
import { grossOf } from "./flow.ts";

/** One conversion for each directed pair of currencies: fewer trades of the same volume. In order of the codes. */
export function perPair(flows: readonly Flow[]): Flow[] {
  const pairs = new Map<string, Flow>();
  for (const { from, to, value } of grossOf(flows)) {
    const key = keyOf(from, to);
    pairs.set(key, { from, to, value: value + (pairs.get(key)?.value ?? 0n) });
  }
  return [...pairs.values()].sort(byCodes);
}

/** Of each two currencies only what is left when both directions are set off against each other. */
export function bilateral(flows: readonly Flow[]): Flow[] {
  const pairs = perPair(flows);
  const values = new Map(pairs.map(({ from, to, value }) => [keyOf(from, to), value]));
  return pairs.flatMap(({ from, to, value }) => {
    const rest = value - (values.get(keyOf(to, from)) ?? 0n);
    return rest > 0n ? [{ from, to, value: rest }] : [];
  });
}

// A code may hold any letter, so the two are told apart by what JSON makes of them.
const keyOf = (from: string, to: string): string => JSON.stringify([from, to]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byCodes = (a: Flow, b: Flow): number => compare(a.from, b.from) || compare(a.to, b.to);
