/** Lays out a table, two spaces between columns: the first ones, of words, to the left, all others to the right. */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { words = 1 }: { readonly words?: number } = {},
): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const render = (row: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return column < words ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1)));
  return [render(header), rule, ...rows.map(render)];
}
