import { dataTable, type Markup } from "../markup.ts";
import { figure, ink } from "./drawing.ts";

/** Bars at most; days are put together to have no more. */
const mostBars = 24;

/** How many days orders took from their lock to their seller's first money. */
export function daysChart(byDays: ReadonlyMap<number, number>): Markup {
  const longest = Math.max(0, ...byDays.keys());
  const size = Math.ceil((longest + 1) / mostBars);
  const bars = Array.from({ length: Math.floor(longest / size) + 1 }, (_, index) => {
    const first = index * size;
    const count = Array.from({ length: size }, (_day, offset) => byDays.get(first + offset) ?? 0);
    const label = size === 1 ? `${first}` : `${first}–${first + size - 1}`;
    return { label, orders: count.reduce((sum, orders) => sum + orders, 0) };
  });

  return figure(
    "days",
    "Days from lock to claim",
    `From an order's lock to the first money that its seller got by claim, release, ruling or agreement. ${medianNote(byDays)}`,
    ({ narrow }) => ({
      height: narrow ? 200 : 240,
      option: {
        grid: { left: 8, right: 8, top: 24, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "all" },
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
          {
            type: "bar",
            data: bars.map(({ orders }) => orders),
            barCategoryGap: "12%",
            itemStyle: { color: ink.four, borderRadius: [2, 2, 0, 0] },
          },
        ],
      },
    }),
    dataTable(
      "Days from lock to claim",
      [{ heading: "Days" }, { heading: "Orders", numeric: true }],
      bars.filter(({ orders }) => orders > 0).map(({ label, orders }) => [label, String(orders)]),
    ),
  );
}

function medianNote(byDays: ReadonlyMap<number, number>): string {
  const sorted = [...byDays].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, orders]) => sum + orders, 0);
  let passed = 0;
  for (const [days, orders] of sorted) {
    passed += orders;
    if (2 * passed >= total)
      return `Half of ${total} orders took ${days === 1 ? "1 day" : `${days} days`} or less.`;
  }
  return "";
}
