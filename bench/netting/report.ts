import { formatDecimal } from "../../src/demo/decimal.ts";
import { groupBy } from "../../src/netting/group.ts";
import { amountRoundedDown } from "../../src/netting/valuation.ts";
import { renderTable } from "../../src/text/table.ts";
import type { WindowOutcomes } from "./compare.ts";
import { type GasUnits, LIST } from "./gasModel.ts";
import type { OrderPayment } from "./payments.ts";
import { ratedCurrencyOf, rateSources, referenceCode, valuation } from "./rates.ts";
import { schemes } from "./schemes.ts";
import { type Settled, type WayName, ways } from "./settle.ts";

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** A value in the smallest unit of the reference currency. */
export function referenceAmount(value: bigint): bigint {
  return amountRoundedDown(value, referenceCode, valuation);
}

const showVolume = (value: bigint): string =>
  formatDecimal(referenceAmount(value), ratedCurrencyOf(referenceCode).decimals, 0);

/** What is paid in one currency and owed in another, by directed pair. */
export function corridorLines(orders: readonly OrderPayment[]): string[] {
  const groups = groupBy(orders, ({ flow }) => `${flow.from} → ${flow.to}`);
  const rows = [...groups].map(([pair, items]) => {
    const value = items.reduce((sum, { flow }) => sum + flow.value, 0n);
    const changes = items.some(({ flow }) => flow.from !== flow.to);
    return { value, cells: [pair, String(items.length), showVolume(value), changes ? "yes" : "no"] };
  });
  rows.sort((a, b) => (a.value < b.value ? 1 : -1));
  return renderTable(
    ["paid → owed", "orders", `${referenceCode} in all`, "changed"],
    rows.map(({ cells }) => cells),
  );
}

/** Gas of each kind of transaction, and of each part of a list. */
export function unitLines(units: GasUnits): string[] {
  const lockMany = units.lockManyBase + units.lockManyRun + LIST * units.lockManyOrder;
  const batch = units.batchBase + LIST * units.batchOrder;
  return renderTable(
    ["measured on chain in this run", "gas"],
    [
      ["lock, one order", whole(units.lock)],
      ["lockExact by a maker's quote, one order", whole(units.lockExact)],
      ["convert by a maker's quote", whole(units.convert)],
      [`lockMany of ${LIST}, an order`, whole(lockMany / LIST)],
      [`lockExactBatch of ${LIST}, an order, conversion included`, whole(batch / LIST)],
    ],
  );
}

/** The table of all windows and schemes. */
export function comparisonLines(orders: number, compared: readonly WindowOutcomes[]): string[] {
  const rows = compared.flatMap(({ window, windows, meanWaitSeconds, outcomes }) =>
    outcomes.map(({ scheme, volume, conversions, gas, efficiencyBps }) => [
      `${window.name}, ${schemes[scheme].title}`,
      scheme === "gross" ? "–" : whole(windows),
      scheme === "gross" ? "0" : (meanWaitSeconds / 3_600).toFixed(1),
      showVolume(volume),
      `${formatDecimal(efficiencyBps, 2, 1)} %`,
      whole(conversions),
      whole(gas),
      whole(gas / orders),
    ]),
  );
  return renderTable(
    [
      "window, way",
      "windows",
      "mean wait, h",
      `volume, ${referenceCode}`,
      "netted",
      "conversions",
      "gas",
      "gas an order",
    ],
    rows,
  );
}

/** One window settled on chain in every way. */
export function settledLines(
  orders: number,
  settled: ReadonlyMap<WayName, Settled>,
  estimates: ReadonlyMap<WayName, number>,
): string[] {
  return renderTable(
    ["settled on chain", "transactions", "conversions", "gas", "gas an order", "estimate off by"],
    [...settled].map(([name, { gas, transactions, conversions }]) => [
      ways[name].title,
      whole(transactions),
      whole(conversions),
      whole(gas),
      whole(gas / orders),
      `${((100 * ((estimates.get(name) ?? 0) - gas)) / gas).toFixed(1)} %`,
    ]),
  );
}

/** What is left with the platform, in whole units of each currency. */
export function roundingLine({ rounding }: Settled): string {
  const parts = [...rounding]
    .filter(([, amount]) => amount !== 0n)
    .map(([code, amount]) => {
      const { decimals } = ratedCurrencyOf(code);
      return `${formatDecimal(amount, decimals, Math.min(9, decimals))} ${code}`;
    });
  return `Rounding left with the platform when netted: ${parts.length === 0 ? "none" : parts.join(", ")}.`;
}

export const sourceLines: readonly string[] = ["Rates:", ...rateSources.map((source) => `  ${source}`)];
