/** One group of bars of a panel. */
export interface BarGroup {
  readonly label: string;
  readonly values: readonly number[];
}

export interface Panel {
  readonly title: string;
  /** What the axis counts. */
  readonly unit: string;
  readonly groups: readonly BarGroup[];
}

export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  readonly axis: string;
  readonly series: readonly { readonly name: string; readonly color: string }[];
  readonly panels: readonly Panel[];
  readonly notes: readonly string[];
}

const width = 960;
const plot = { left: 70, right: 16, height: 210, top: 52, bottom: 46 };
const panelHeight = plot.top + plot.height + plot.bottom;
const head = 100;
const inner = width - plot.left - plot.right;
const [ink, muted] = ["#1f2933", "#616e7c"] as const;

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

type Style = { size?: number; fill?: string; anchor?: "start" | "middle" | "end"; bold?: boolean };

function label(x: number, y: number, words: string, style: Style = {}): string {
  const { size = 13, fill = ink, anchor = "start", bold = false } = style;
  const weight = bold ? ' font-weight="600"' : "";
  // A white rim keeps words readable where they cross a line.
  const rim = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"';
  return `<text ${rim} x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${weight}>${escapeXml(words)}</text>`;
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten, at most six of them up to the largest value. */
export function ticksOf(largest: number): number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

/** A number as it stands above a bar: three digits at least. */
export function shortNumber(value: number): string {
  const digits = value === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function panelSvg({ title, unit, groups }: Panel, top: number, { series, axis }: Chart): string[] {
  // Some room above the highest bar, for its number.
  const ticks = ticksOf(1.06 * Math.max(...groups.flatMap(({ values }) => values)));
  const most = ticks.at(-1) ?? 1;
  const base = top + plot.top + plot.height;
  const yOf = (value: number): number => base - (value / most) * plot.height;
  const slot = inner / groups.length;
  const bar = Math.min(46, (slot * 0.82) / series.length);

  const grid = ticks.flatMap((tick) => [
    `<line x1="${plot.left}" x2="${width - plot.right}" y1="${yOf(tick).toFixed(1)}" y2="${yOf(tick).toFixed(1)}" stroke="${tick === 0 ? muted : "#e4e7eb"}"/>`,
    label(plot.left - 8, yOf(tick) + 4, tick.toLocaleString("en-US"), {
      size: 12,
      fill: muted,
      anchor: "end",
    }),
  ]);
  const bars = groups.flatMap(({ label: name, values }, group) => {
    const middle = plot.left + slot * (group + 0.5);
    return [
      ...values.flatMap((value, index) => {
        const x = middle + (index - series.length / 2) * bar;
        return [
          `<rect x="${(x + 1).toFixed(1)}" y="${yOf(value).toFixed(1)}" width="${(bar - 2).toFixed(1)}" height="${(base - yOf(value)).toFixed(1)}" fill="${series[index]?.color ?? ink}"/>`,
          label(x + bar / 2, yOf(value) - 4, shortNumber(value), { size: 11, fill: ink, anchor: "middle" }),
        ];
      }),
      label(middle, base + 18, name, { anchor: "middle" }),
    ];
  });
  return [
    label(plot.left, top + 14, title, { size: 14, bold: true }),
    label(plot.left, top + 31, unit, { size: 12, fill: muted }),
    ...grid,
    ...bars,
    label(plot.left + inner / 2, base + 36, axis, { size: 12, fill: muted, anchor: "middle" }),
  ];
}

/** Draws grouped bars, one panel below the other, on white. */
export function chartSvg(chart: Chart): string {
  const height = head + chart.panels.length * panelHeight + 16 + chart.notes.length * 17;
  const legend = chart.series.flatMap(({ name, color }, index) => {
    const x = plot.left + (index * inner) / chart.series.length;
    return [
      `<rect x="${x.toFixed(1)}" y="68" width="13" height="13" fill="${color}"/>`,
      label(x + 19, 79, name),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" role="img">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    label(plot.left, 30, chart.title, { size: 19, bold: true }),
    label(plot.left, 51, chart.subtitle, { fill: muted }),
    ...legend,
    ...chart.panels.flatMap((panel, index) => panelSvg(panel, head + index * panelHeight, chart)),
    ...chart.notes.map((note, index) =>
      label(plot.left, height - 12 - (chart.notes.length - 1 - index) * 17, note, { size: 12, fill: muted }),
    ),
    "</svg>\n",
  ].join("\n");
}
