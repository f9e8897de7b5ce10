import type { Measured } from "./stage.ts";

/** What CI refuses to go above, and why where that is more than the release before cost. */
export type Bound = { readonly must: number; readonly because?: string };

/** Gas of 0.1.0, before pushes were bounded and clones refused, on the plain ERC-20 of the tests. */
const before: Readonly<Record<string, number>> = {
  lockPermit2: 97_737,
  releaseWithFee: 62_146,
  refund: 50_170,
  dispute: 38_156,
  rule: 61_054,
  ruleWithFee: 72_040,
  settle: 72_977,
  settleIntoNext: 86_774,
  batch50Release: 13_419,
  batch50Claim: 13_442,
  batch50Lock: 33_508,
  batch50LockPermit2: 34_645,
  reclaim: 51_924,
  enforceDefault: 49_799,
  disputeHalf: 57_218,
  reassign: 56_177,
  batch50ReleaseWithFee: 14_373,
  batch50ClaimWithFee: 14_396,
  relayedRelease: 56_442,
  relayedClaim: 57_340,
  relayedReclaim: 57_680,
  relayedDispute: 43_533,
  claimToCredit: 48_482,
  firstCredit: 65_267,
  withdrawByOwner: 43_961,
  lockExactRfq: 132_697,
  lockExactUniswapV3: 161_304,
  batch50LockExactRfq: 36_524,
};

/** For the bound of a push, and for the comparison that keeps clones out. */
const allowed = 200;

const registry = "reads the payee's recovery, so that no stranger pays a lost account (decision 20)";

/** Plain ERC-20, whole transaction or per order of a list. */
export const ERC20_BOUNDS: Readonly<Record<string, Bound>> = {
  ...Object.fromEntries(Object.entries(before).map(([name, gas]) => [name, { must: gas + allowed }])),
  lock: { must: 75_100 },
  release: { must: 51_400 },
  claim: { must: 51_750 },
  confirmDelivery: { must: 57_680 },
  batch50ConfirmDelivery: { must: 11_595 },
  openClaim: { must: 56_500, because: registry },
  enforceDefaultByStranger: { must: 52_300, because: registry },
  batch50Claim50Sellers: { must: 25_000, because: `50 payees; each ${registry}` },
  withdrawByStranger: { must: 46_300, because: registry },
  publishTerms: { must: 141_800, because: "in a library, with a slot that saves one at every open claim" },
  claimConvertRfq: { must: 112_300, because: "one word more says the minimum as a rate" },
};

/** Under the rules of the next fork, where a byte of a call costs up to 64 gas. */
export const AMSTERDAM_BOUNDS: Readonly<Record<string, Bound>> = {
  confirmDelivery: { must: 60_000 },
  batch50ConfirmDelivery: { must: 12_000 },
};

/** What a lock costs above the floor contract that pulls the same way, and the list as it is. */
export const FLOOR_BOUNDS: readonly {
  readonly name: string;
  readonly token: "erc20" | "usdcModel";
  readonly bound: Bound;
  readonly of: (ours: Measured, floor: Measured) => number;
}[] = [
  {
    name: "lockPermit2 above Permit2 floor",
    token: "erc20",
    bound: { must: 13_850 },
    of: (ours, floor) => gas(ours, "lockPermit2") - gas(floor, "lockPermit2"),
  },
  {
    name: "lockPermit2 above Permit2 floor",
    token: "usdcModel",
    bound: { must: 15_400 },
    of: (ours, floor) => gas(ours, "lockPermit2") - gas(floor, "lockPermit2"),
  },
  {
    name: "lockWithAuthorization above floor",
    token: "usdcModel",
    bound: { must: 15_000 },
    of: (ours, floor) => gas(ours, "lockWithAuthorization") - gas(floor, "lockWithAuthorization"),
  },
  {
    name: "batch50LockWithAuthorization",
    token: "usdcModel",
    bound: { must: 78_000 },
    of: (ours) => gas(ours, "batch50LockWithAuthorization"),
  },
];

/** The gas limit that a plain release needs, against what it uses. */
export const LIMIT_BOUND = 1.1;

/** A measured figure; fails loudly when an operation was not measured. */
export function gas(measured: Measured, name: string): number {
  const value = measured[name];
  if (value === undefined) throw new Error(`${name} was not measured.`);
  return value;
}
