/** Where an order is in its life, as the contract stores it. */
export const Status = {
  None: 0,
  Locked: 1,
  Delivered: 2,
  Disputed: 3,
  Settled: 4,
} as const;
export type Status = (typeof Status)[keyof typeof Status];
export type StatusName = keyof typeof Status;

/** The word for a stored status; `undefined` for a number that is none. */
export function statusName(status: number): StatusName | undefined {
  return (Object.keys(Status) as StatusName[]).find((name) => Status[name] === status);
}
