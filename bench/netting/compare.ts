import { efficiencyBpsRoundedDown, volumeOf } from "../../src/netting/flow.ts";
import {
  byWindow,
  type SettlementWindow,
  settlementWindows,
  windowStart,
} from "../../src/netting/windows.ts";
import { type GasUnits, tradeCount, windowGas } from "./gasModel.ts";
import type { OrderPayment } from "./payments.ts";
import { type SchemeName, schemeNames, schemes } from "./schemes.ts";

/** One window length, one way to pay, summed over all windows of the file. */
export interface Outcome {
  readonly scheme: SchemeName;
  /** On the valuation's scale. */
  readonly volume: bigint;
  readonly conversions: number;
  readonly gas: number;
  readonly efficiencyBps: bigint;
}

export interface WindowOutcomes {
  readonly window: SettlementWindow;
  /** How many windows have an order. */
  readonly windows: number;
  /** How long an order waits for its window's end on average. */
  readonly meanWaitSeconds: number;
  readonly outcomes: readonly Outcome[];
}

/** What each scheme costs for each length of a window. */
export function compare(orders: readonly OrderPayment[], units: GasUnits): WindowOutcomes[] {
  return settlementWindows.map((window) => {
    const windows = byWindow(orders, ({ orderedAt }) => orderedAt, window);
    const totals = schemeNames.map((scheme) => {
      const parts = windows.map((part) => {
        const conversions = schemes[scheme].convert(part.map(({ flow }) => flow));
        return {
          volume: volumeOf(conversions),
          conversions: tradeCount(scheme, part, conversions),
          gas: windowGas(scheme, part, conversions, units),
        };
      });
      return {
        scheme,
        volume: parts.reduce((sum, { volume }) => sum + volume, 0n),
        conversions: parts.reduce((sum, { conversions }) => sum + conversions, 0),
        gas: parts.reduce((sum, { gas }) => sum + gas, 0),
      };
    });
    const grossVolume = totals.find(({ scheme }) => scheme === "gross")?.volume ?? 0n;
    return {
      window,
      windows: windows.length,
      meanWaitSeconds: meanWait(orders, window),
      outcomes: totals.map((total) => ({
        ...total,
        efficiencyBps: efficiencyBpsRoundedDown(grossVolume, total.volume),
      })),
    };
  });
}

function meanWait(orders: readonly OrderPayment[], { seconds }: SettlementWindow): number {
  const last = orders.reduce((latest, { orderedAt }) => Math.max(latest, orderedAt), 0);
  const waits = orders.map(
    ({ orderedAt }) => (seconds === undefined ? last : windowStart(orderedAt, seconds) + seconds) - orderedAt,
  );
  return waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, orders.length);
}
