/** Converting net positions instead of every payment: pure, for any runtime. */

export { efficiencyBpsRoundedDown, type Flow, grossOf, volumeOf } from "./flow.ts";
export { multilateral, positionsOf } from "./multilateral.ts";
export { bilateral, perPair } from "./pairs.ts";
export {
  balancesOf,
  flowOf,
  type Payment,
  paymentOf,
  roundingOf,
  type Trade,
  tradesOf,
} from "./trades.ts";
export {
  amountRoundedDown,
  amountRoundedUp,
  type Rate,
  RateInvalidError,
  RateUnknownError,
  type Ratio,
  unitValueOf,
  type Valuation,
  valuationOf,
  worthOf,
} from "./valuation.ts";
export { byWindow, type SettlementWindow, settlementWindows, windowStart } from "./windows.ts";
