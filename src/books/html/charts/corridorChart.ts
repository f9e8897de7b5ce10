import type { CorridorFacts } from "../facts.ts";
import { dataTable, type Markup } from "../markup.ts";
import { figure, ink, legendOf } from "./drawing.ts";

/** Corridors drawn, and listed; what is wrong most often comes first. */
const mostDrawn = 14;
const mostListed = 100;

/** Which trades end in disputes or come late. */
export function corridorChart(corridors: readonly CorridorFacts[]): Markup {
  const drawn = corridors.filter(({ disputed, late }) => disputed + late > 0).slice(0, mostDrawn);
  const bar = (name: string, color: string, data: number[]) => ({
    type: "bar" as const,
    name,
    data,
    itemStyle: { color, borderRadius: 2 },
    barGap: "15%",
    label: {
      show: true,
      position: "right" as const,
      color: ink.quiet,
      formatter: ({ value }: { value?: unknown }) => (value === 0 ? "" : String(value)),
    },
  });
  const table = dataTable(
    corridors.length > mostListed ? `The first ${mostListed} of ${corridors.length} corridors` : "Corridors",
    [
      { heading: "Corridor" },
      { heading: "Orders", numeric: true },
      { heading: "Disputed", numeric: true },
      { heading: "Late", numeric: true },
    ],
    corridors
      .slice(0, mostListed)
      .map(({ name, orders, disputed, late }) => [name, String(orders), String(disputed), String(late)]),
  );

  return figure(
    "corridors",
    "Disputes and late deliveries by corridor",
    `Late: not confirmed by its date. Disputed: a dispute was ever opened. In brackets: all orders.${drawn.length === 0 ? " There are none." : ""}`,
    ({ narrow }) => ({
      height: 56 + Math.max(1, drawn.length) * 38,
      option: {
        legend: legendOf(["disputed", "late"]),
        grid: {
          left: 8,
          right: 28,
          top: 36,
          bottom: 8,
          outerBoundsMode: "same",
          outerBoundsContain: "axisLabel",
        },
        xAxis: {
          type: "value",
          minInterval: 1,
          axisLabel: { color: ink.quiet, fontSize: 12 },
          splitLine: { lineStyle: { color: ink.line } },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: drawn.map(({ name, orders }) => `${name} (${orders})`),
          axisLabel: { color: ink.text, fontSize: 12, width: narrow ? 94 : 260, overflow: "truncate" },
          axisLine: { lineStyle: { color: ink.line } },
          axisTick: { show: false },
        },
        series: [
          bar(
            "disputed",
            ink.two,
            drawn.map(({ disputed }) => disputed),
          ),
          bar(
            "late",
            ink.three,
            drawn.map(({ late }) => late),
          ),
        ],
      },
    }),
    table,
  );
}
