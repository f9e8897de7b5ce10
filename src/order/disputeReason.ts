/** What a party says is wrong. Details belong into evidence. */
export const DisputeReason = {
  None: 0,
  AttestersSilent: 1,
  NotReceived: 2,
  Damaged: 3,
  NotAsDescribed: 4,
  Counterfeit: 5,
  QuantityShort: 6,
  DocumentsMissing: 7,
  Other: 8,
} as const;
export type DisputeReason = (typeof DisputeReason)[keyof typeof DisputeReason];
export type DisputeReasonName = keyof typeof DisputeReason;

/** The word for a reason; `undefined` for a number that is none. */
export function disputeReasonName(reason: number): DisputeReasonName | undefined {
  return (Object.keys(DisputeReason) as DisputeReasonName[]).find((name) => DisputeReason[name] === reason);
}

/** A disputed amount that means everything held, whatever it is by then. */
export const disputeAll = 2n ** 96n - 1n;
