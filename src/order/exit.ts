/** Why money left an order, as `OrderPaid` says it. */
export const Exit = {
  None: 0,
  Released: 1,
  Claimed: 2,
  Refunded: 3,
  Reclaimed: 4,
  Undisputed: 5,
  Agreed: 6,
  Ruled: 7,
  Defaulted: 8,
} as const;
export type Exit = (typeof Exit)[keyof typeof Exit];
export type ExitName = keyof typeof Exit;

/** The word for an exit; `undefined` for a number that is none. */
export function exitName(exit: number): ExitName | undefined {
  return (Object.keys(Exit) as ExitName[]).find((name) => Exit[name] === exit);
}
