import { basename } from "node:path";

import type { WindowOutcomes } from "./compare.ts";
import { referenceAmount } from "./report.ts";
import { type SchemeName, schemeNames, schemes } from "./schemes.ts";
import { chartSvg } from "./svg.ts";

// Told apart without color vision as well: from light to dark, and two hues.
const colors: Readonly<Record<SchemeName, string>> = {
  gross: "#cbd2d9",
  perPair: "#f0b429",
  bilateral: "#47a3f3",
  multilateral: "#0b4f9c",
};

/** The comparison as a picture. */
export function nettingChart(file: string, orders: number, compared: readonly WindowOutcomes[]): string {
  const groups = (pick: (outcome: WindowOutcomes["outcomes"][number]) => number) =>
    compared.map(({ window, windows, outcomes }) => ({
      label:
        window.seconds === undefined
          ? window.name
          : `${window.name} (${windows.toLocaleString("en-US")} windows)`,
      values: outcomes.map(pick),
    }));
  return chartSvg({
    title: "What netting saves, by settlement window",
    subtitle: `${orders.toLocaleString("en-US")} orders of ${basename(file)}, all windows of the file together`,
    axis: "settlement window",
    series: schemeNames.map((name) => ({ name: schemes[name].title, color: colors[name] })),
    panels: [
      {
        title: "FX volume",
        unit: "thousand US dollars changed from one currency into another",
        groups: groups(({ volume }) => Number(referenceAmount(volume)) / 1e9),
      },
      {
        title: "Gas",
        unit: "million gas: conversions and locks, by maker's quotes, plain ERC-20s",
        groups: groups(({ gas }) => gas / 1e6),
      },
    ],
    notes: ["Gross pays each order when it comes and does not wait; its bars are repeated for comparison."],
  });
}
