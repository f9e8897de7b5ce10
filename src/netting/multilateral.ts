import type { Flow } from "./flow.ts";

/** Each currency's position: what was paid in it less what is owed in it. All positions together are zero. */
export function positionsOf(flows: readonly Flow[]): Map<string, bigint> {
  const positions = new Map<string, bigint>();
  const add = (code: string, value: bigint): void => {
    positions.set(code, (positions.get(code) ?? 0n) + value);
  };
  for (const { from, to, value } of flows) {
    add(from, value);
    add(to, -value);
  }
  return positions;
}

/**
 * Only net positions are changed: the largest surplus into the largest deficit, until none is left. Each conversion
 * closes at least one position and the last one two, so there are fewer of them than currencies. The volume is the least
 * possible; the number of conversions need not be, because finding the least is as hard as splitting a sum.
 */
export function multilateral(flows: readonly Flow[]): Flow[] {
  const open = [...positionsOf(flows)].map(([code, value]) => ({ code, value }));
  const conversions: Flow[] = [];
  for (;;) {
    const surplus = largest(open.filter(({ value }) => value > 0n));
    const deficit = largest(open.filter(({ value }) => value < 0n));
    if (surplus === undefined || deficit === undefined) return conversions;
    const lacking = -deficit.value;
    const closesSurplus = surplus.value <= lacking;
    const value = closesSurplus ? surplus.value : lacking;
    surplus.value -= value;
    deficit.value += value;
    conversions.push({ from: surplus.code, to: deficit.code, value });
  }
}

type Position = { code: string; value: bigint };

const sizeOf = ({ value }: Position): bigint => (value < 0n ? -value : value);

/** The first code among equals, so that the result does not depend on the flows' order. */
function largest(positions: readonly Position[]): Position | undefined {
  return positions.reduce<Position | undefined>((best, next) => {
    if (best === undefined || sizeOf(next) > sizeOf(best)) return next;
    return sizeOf(next) === sizeOf(best) && next.code < best.code ? next : best;
  }, undefined);
}
