/** Who may do what with an order, from when until when, and what comes if nobody does: one table, and what follows from it. */

export { Action, type ActionName, actionName } from "./calendar/action.ts";
export { type ActionRow, actionTable, isAllowedFrom } from "./calendar/actionTable.ts";
export { type DefaultDivisionParameters, defaultDivision } from "./calendar/defaultDivision.ts";
export { type OpenClaimParameters, openClaimWindow } from "./calendar/openClaim.ts";
export {
  type DisputedStepParameters,
  deliveredStep,
  disputedStep,
  lockedStep,
  type OrderStep,
} from "./calendar/orderStep.ts";
export {
  type Actor,
  defaultStepOf,
  isStepOver,
  type Step,
  type StepsOfParameters,
  stepsOf,
} from "./calendar/stepsOf.ts";
export {
  isWithin,
  rulingFrom,
  type TimesOfParameters,
  type TimeWindow,
  timesOf,
  type WindowOfParameters,
  windowOf,
} from "./calendar/windowOf.ts";
