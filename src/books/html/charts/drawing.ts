import { type EChartsOption, init } from "echarts";

import { html, type Markup, trusted } from "../markup.ts";

/** Colors of the page's style sheet. A chart is drawn with stand-ins, so that it changes with light, dark and print. */
export const ink = {
  text: "#010101",
  quiet: "#010102",
  line: "#010103",
  surface: "#010104",
  one: "#010105",
  two: "#010106",
  three: "#010107",
  four: "#010108",
  five: "#010109",
} as const;

const variables: Readonly<Record<string, string>> = {
  [ink.text]: "var(--text)",
  [ink.quiet]: "var(--quiet)",
  [ink.line]: "var(--line)",
  [ink.surface]: "var(--surface)",
  [ink.one]: "var(--one)",
  [ink.two]: "var(--two)",
  [ink.three]: "var(--three)",
  [ink.four]: "var(--four)",
  [ink.five]: "var(--five)",
};

/** How much room a chart has: beside the text of a wide page, or on a phone. */
export interface Room {
  readonly width: number;
  readonly narrow: boolean;
}

const rooms: readonly Room[] = [
  { width: 900, narrow: false },
  { width: 320, narrow: true },
];

const chartFont = "system-ui, sans-serif";

/** The names of a chart's series, above it. Nothing in a printed page can be clicked. */
export function legendOf(names: readonly string[]) {
  return {
    left: 0,
    top: 0,
    itemWidth: 14,
    itemGap: 24,
    itemHeight: 10,
    selectedMode: false,
    textStyle: { color: ink.text, fontSize: 12 },
    data: [...names],
  };
}

/** A chart as an option of ECharts, for the room that it has. */
export type Chart = (room: Room) => { readonly option: EChartsOption; readonly height: number };

/** A chart twice, for wide and narrow pages, with its numbers in a table: a drawing alone tells nothing to who cannot see it. */
export function figure(key: string, title: string, note: string, chart: Chart, table: Markup): Markup {
  const drawings = rooms.map((room) => {
    const { option, height } = chart(room);
    const svg = drawn(option, room.width, height, `${key}-${room.narrow ? "n" : "w"}`, title);
    return html`<div class="${room.narrow ? "narrow" : "wide"}">${trusted(svg)}</div>`;
  });
  return html`<figure id="${key}"><figcaption><h3>${title}</h3><p>${note}</p></figcaption>${drawings}<details><summary>The numbers as a table</summary>${table}</details></figure>`;
}

function drawn(option: EChartsOption, width: number, height: number, key: string, title: string): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: chartFont, color: ink.text }, ...option });
    const label = html`role="img" aria-label="${title}"`.markup;
    return (
      chart
        .renderToSVGString()
        .replace(/<svg width="\d+" height="\d+"/, `<svg ${label}`)
        // How it looks under a pointer is nothing that a page for reading needs.
        .replace(/<style[^>]*>.*?<\/style>/gs, "")
        .replace(/ class="zr[^"]*"/g, "")
        // Names within a drawing count on how many were drawn before; the same books give the same page.
        .replace(/zr\d+-/g, `${key}-`)
        .replace(/ id="0"/, "")
        .replace(/#01010[1-9]/g, (color) => variables[color] ?? color)
    );
  } finally {
    chart.dispose();
  }
}

/** A number for an axis, as in 12k; exact amounts stand in the table. */
export function axisNumber(value: number): string {
  if (value > 0 && value < 0.001) return "< 0.001";
  return new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(value);
}

/** For drawing only: a length needs no more digits than a number has. */
export function drawable(amount: bigint, decimals: number): number {
  return Number(amount) / 10 ** decimals;
}
