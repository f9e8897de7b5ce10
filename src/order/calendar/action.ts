/** What can be done with an order: the rows of the contract's action table. */
export const Action = {
  Lock: 1,
  ConfirmDelivery: 2,
  Reclaim: 3,
  Claim: 4,
  Release: 5,
  Refund: 6,
  Dispute: 7,
  Settle: 8,
  Rule: 9,
  EnforceDefault: 10,
  SubmitEvidence: 11,
  Reassign: 12,
} as const;
export type Action = (typeof Action)[keyof typeof Action];
export type ActionName = keyof typeof Action;

/** The word for an action; `undefined` for a number that is none. */
export function actionName(action: number): ActionName | undefined {
  return (Object.keys(Action) as ActionName[]).find((name) => Action[name] === action);
}
