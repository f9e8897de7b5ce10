/** Colors a text, or leaves it: what is painted has the same letters and takes the same room. Nothing stays nothing. */
export type Paint = (text: string) => string;

/** What stands in one place of a table; painted once its room is known. */
export type Cell = string | { readonly text: string; readonly paint: Paint };

export interface TableOptions {
  /** How many of the first columns are of words. */
  readonly words?: number;
  readonly paintHeader?: Paint;
}

/** Lays out a table, two spaces between columns: the first ones, of words, to the left, all others to the right. */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { words = 1, paintHeader = (text) => text }: TableOptions = {},
): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => widthOf(textOf(row[column])))));
  const render = (row: readonly Cell[]): string =>
    widths
      .map((width, column) => {
        const cell = row[column];
        const room = " ".repeat(width - widthOf(textOf(cell)));
        return column < words ? `${painted(cell)}${room}` : `${room}${painted(cell)}`;
      })
      .join("  ")
      .trimEnd();
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1)));
  return [
    render(header.map((text) => ({ text, paint: paintHeader }))),
    paintHeader(rule),
    ...rows.map(render),
  ];
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === "string" ? cell : cell === undefined ? "" : cell.text;

function painted(cell: Cell | undefined): string {
  return cell === undefined || typeof cell === "string" ? (cell ?? "") : cell.paint(cell.text);
}

const segmenter = new Intl.Segmenter();
// Chinese, Japanese and Korean letters and most pictures take two places on a screen.
const wide =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}！-～、。]/u;

/** How many places a text takes on a screen. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}
