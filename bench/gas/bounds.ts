import type { Measured } from "./stage.ts";

/** What CI refuses to go above, and what would be fine, in gas. */
export type Bound = { readonly must: number; readonly reach?: number };

/** Plain ERC-20, whole transaction or per order of a list. */
export const ERC20_BOUNDS: Record<string, Bound> = {
  lock: { must: 78_000, reach: 74_000 },
  release: { must: 52_500, reach: 49_500 },
  claim: { must: 51_600, reach: 49_500 },
  releaseWithFee: { must: 62_900, reach: 59_500 },
  refund: { must: 51_000, reach: 48_500 },
  dispute: { must: 38_800, reach: 37_000 },
  rule: { must: 64_000, reach: 62_000 },
  ruleWithFee: { must: 72_200, reach: 70_000 },
  settle: { must: 74_000, reach: 71_000 },
  settleIntoNext: { must: 87_000, reach: 84_000 },
  confirmDelivery: { must: 60_000, reach: 56_000 },
  batch50ConfirmDelivery: { must: 13_500, reach: 12_500 },
  claimToCredit: { must: 55_000, reach: 45_000 },
  batch50Release: { must: 14_800, reach: 13_000 },
  batch50Claim: { must: 14_800, reach: 13_000 },
  batch50Lock: { must: 35_000, reach: 32_000 },
  lockExactRfq: { must: 135_000, reach: 118_000 },
  lockExactUniswapV3: { must: 205_000, reach: 182_000 },
  // 16,400 more than straight to the recipient, where a venue could count the recipient's own money: decision 11.
  claimConvertRfq: { must: 128_500, reach: 112_000 },
  batch50LockExactRfq: { must: 40_000 },
};

/** The USDC model: what we cost above the floor contract that pulls the same way, and the list as it is. */
export const USDC_BOUNDS: readonly {
  readonly name: string;
  readonly bound: Bound;
  readonly of: (ours: Measured, floor: Measured) => number;
}[] = [
  {
    name: "lockWithAuthorization above floor",
    bound: { must: 15_000 },
    of: (ours, floor) => gas(ours, "lockWithAuthorization") - gas(floor, "lockWithAuthorization"),
  },
  {
    // A bare contract that pulls by Permit2 is itself some 20,900 above one that pulls by allowance, so a bound of
    // 20,000 above the latter is out of anybody's reach; it is kept against the former.
    name: "lockPermit2 above Permit2 floor",
    bound: { must: 20_000 },
    of: (ours, floor) => gas(ours, "lockPermit2") - gas(floor, "lockPermit2"),
  },
  {
    name: "batch50LockWithAuthorization",
    bound: { must: 78_000 },
    of: (ours) => gas(ours, "batch50LockWithAuthorization"),
  },
];

/** A measured figure; fails loudly when an operation was not measured. */
export function gas(measured: Measured, name: string): number {
  const value = measured[name];
  if (value === undefined) throw new Error(`${name} was not measured.`);
  return value;
}
