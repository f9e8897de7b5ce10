import type { FirstMoney } from "../facts.ts";
import { dataTable, type Markup } from "../markup.ts";
import { figure, ink, legendOf } from "./drawing.ts";

/** Bars at most; days are put together to have no more. */
const mostBars = 24;

interface Bar extends FirstMoney {
  readonly label: string;
}

/** How many days orders took from their lock to their seller's first money. */
export function daysChart(byDays: ReadonlyMap<number, FirstMoney>): Markup {
  const bars = barsOf(byDays);
  const series = (name: string, color: string, data: readonly number[]) => ({
    type: "bar" as const,
    stack: "orders",
    name,
    data: [...data],
    barCategoryGap: "12%",
    itemStyle: { color },
  });

  return figure(
    "days",
    "Days from lock to claim",
    `From an order's lock to its claim, or to the first money that its seller got otherwise: by release, ruling, agreement or default. ${medianNote(byDays)}`,
    ({ narrow }) => ({
      height: narrow ? 230 : 270,
      option: {
        legend: legendOf(["claimed", "otherwise"]),
        grid: { left: 8, right: 8, top: 46, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "all" },
        xAxis: {
          type: "category",
          data: bars.map(({ label }) => label),
          name: "days",
          nameLocation: "middle",
          nameGap: 26,
          nameTextStyle: { color: ink.quiet, fontSize: 12 },
          axisLabel: { color: ink.quiet, fontSize: 12, hideOverlap: true },
          axisLine: { lineStyle: { color: ink.line } },
          axisTick: { show: false },
        },
        yAxis: {
          type: "value",
          name: "orders",
          nameTextStyle: { color: ink.quiet, fontSize: 12, align: "left" },
          minInterval: 1,
          axisLabel: { color: ink.quiet, fontSize: 12 },
          splitLine: { lineStyle: { color: ink.line } },
        },
        series: [
          series(
            "claimed",
            ink.four,
            bars.map(({ claimed }) => claimed),
          ),
          series(
            "otherwise",
            ink.five,
            bars.map(({ otherwise }) => otherwise),
          ),
        ],
      },
    }),
    dataTable(
      "Days from lock to claim",
      [{ heading: "Days" }, { heading: "Claimed", numeric: true }, { heading: "Otherwise", numeric: true }],
      bars
        .filter((bar) => ordersIn(bar) > 0)
        .map(({ label, claimed, otherwise }) => [label, String(claimed), String(otherwise)]),
    ),
  );
}

function barsOf(byDays: ReadonlyMap<number, FirstMoney>): Bar[] {
  const longest = Math.max(0, ...byDays.keys());
  const size = Math.ceil((longest + 1) / mostBars);
  return Array.from({ length: Math.floor(longest / size) + 1 }, (_, index) => {
    const first = index * size;
    const bar = { label: size === 1 ? `${first}` : `${first}–${first + size - 1}`, claimed: 0, otherwise: 0 };
    for (let day = first; day < first + size; day += 1) {
      bar.claimed += byDays.get(day)?.claimed ?? 0;
      bar.otherwise += byDays.get(day)?.otherwise ?? 0;
    }
    return bar;
  });
}

function ordersIn({ claimed, otherwise }: FirstMoney): number {
  return claimed + otherwise;
}

function medianNote(byDays: ReadonlyMap<number, FirstMoney>): string {
  const sorted = [...byDays].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, orders]) => sum + ordersIn(orders), 0);
  let passed = 0;
  for (const [days, orders] of sorted) {
    passed += ordersIn(orders);
    if (2 * passed >= total)
      return `Half of ${total} orders took ${days === 1 ? "1 day" : `${days} days`} or less.`;
  }
  return "";
}
