/** A side of an order. Its holder has every power and every payout of it. */
export const Side = {
  None: 0,
  Buyer: 1,
  Seller: 2,
} as const;
export type Side = (typeof Side)[keyof typeof Side];
export type SideName = keyof typeof Side;

/** The word for a side; `undefined` for a number that is none. */
export function sideName(side: number): SideName | undefined {
  return (Object.keys(Side) as SideName[]).find((name) => Side[name] === side);
}
