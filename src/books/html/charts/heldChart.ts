import { moneyText } from "../../../text/moneyText.ts";
import type { BookCurrency } from "../../currencyBook.ts";
import { utcDay } from "../../journal.ts";
import { dataTable, type Markup } from "../markup.ts";
import { axisNumber, drawable, figure, ink } from "./drawing.ts";

const secondsPerDay = 86_400;

/** Rows that a table beside a chart has at most. */
const mostRows = 16;

/** What orders of one currency held, day by day. */
export function heldChart(
  currency: BookCurrency,
  byDay: ReadonlyMap<number, bigint>,
  endTime: number,
): Markup {
  const days = [...byDay].sort(([a], [b]) => a - b);
  const lastDay = Math.floor(endTime / secondsPerDay);
  const firstDay = days[0]?.[0] ?? lastDay;
  const points = [[firstDay - 1, 0n] as const, ...days, [lastDay, days.at(-1)?.[1] ?? 0n] as const];
  const data = points.map(([day, held]) => [day, drawable(held, currency.decimals)]);

  return figure(
    `held-${currency.code.toLowerCase()}`,
    `Value held over time, ${currency.code}`,
    "What the escrow held for orders at the end of each day (UTC). Credits are not in it.",
    ({ narrow }) => ({
      height: narrow ? 180 : 220,
      option: {
        grid: {
          left: 8,
          right: 24,
          top: 16,
          bottom: 8,
          outerBoundsMode: "same",
          outerBoundsContain: "axisLabel",
        },
        xAxis: {
          type: "value",
          min: firstDay - 1,
          max: lastDay,
          interval: tickDays(lastDay - firstDay + 1, narrow ? 3 : 8),
          splitLine: { show: false },
          axisLabel: {
            color: ink.quiet,
            fontSize: 12,
            showMaxLabel: false,
            showMinLabel: false,
            formatter: axisDay,
          },
          axisLine: { lineStyle: { color: ink.line } },
          axisTick: { lineStyle: { color: ink.line } },
        },
        yAxis: {
          type: "value",
          splitNumber: 3,
          axisLabel: { color: ink.quiet, fontSize: 12, formatter: axisNumber },
          splitLine: { lineStyle: { color: ink.line } },
        },
        series: [
          {
            type: "line",
            step: "end",
            symbol: "none",
            data,
            lineStyle: { color: ink.one, width: 2 },
            areaStyle: { color: ink.one, opacity: 0.14 },
          },
        ],
      },
    }),
    heldTable(currency, points, firstDay, lastDay),
  );
}

/** As in "5 Jan 26": the same for every tick, whatever the span. */
function axisDay(day: number): string {
  const format = { day: "numeric", month: "short", year: "2-digit", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(day * secondsPerDay * 1000);
}

/** Whole days, or weeks, between two ticks. */
function tickDays(span: number, most: number): number {
  return (
    [1, 2, 7, 14, 28, 42, 56, 91, 182].find((days) => span / days <= most) ??
    Math.ceil(span / most / 364) * 364
  );
}

function heldTable(
  currency: BookCurrency,
  points: readonly (readonly [number, bigint])[],
  firstDay: number,
  lastDay: number,
): Markup {
  const span = lastDay - firstDay;
  const step =
    [1, 7, 28, 91, 364].find((size) => span / size < mostRows - 1) ?? Math.ceil(span / (mostRows - 1));
  const rows: [string, string][] = [];
  let at = 0;
  for (let day = firstDay; ; day = Math.min(day + step, lastDay)) {
    while ((points[at + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= day) at += 1;
    rows.push([utcDay(day * secondsPerDay), moneyText(points[at]?.[1] ?? 0n, currency)]);
    if (day >= lastDay) break;
  }
  return dataTable(
    `Value held, ${currency.code}`,
    [{ heading: "End of day" }, { heading: "Held", numeric: true }],
    rows,
  );
}
