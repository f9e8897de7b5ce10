/** Markup that is safe to put into the page as it is. Text becomes markup by `text` alone. */
export interface Markup {
  readonly markup: string;
}

function text(value: string | number): Markup {
  const escaped = String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
  return { markup: escaped };
}

/**
 * A template whose values are escaped unless they are markup already; a list of markup is joined.
 *
 * @example html`<p>${name}</p>`
 */
export function html(
  pieces: TemplateStringsArray,
  ...values: readonly (string | number | Markup | readonly Markup[])[]
): Markup {
  let markup = pieces[0] ?? "";
  for (const [index, value] of values.entries()) {
    const parts = typeof value === "string" || typeof value === "number" ? [text(value)] : [value].flat();
    markup += parts.map((part) => part.markup).join("") + (pieces[index + 1] ?? "");
  }
  return { markup };
}

/** Markup that another program made, such as a drawing. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** A column of a table. */
export interface Column {
  readonly heading: string;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
  /** Kept on one line. */
  readonly short?: boolean;
}

/**
 * A table that becomes a list of cards where the page is narrow; roles are spelled out because that layout would lose them.
 */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const style = ({ numeric, short }: Column) =>
    trusted(numeric === true ? ' class="n"' : short === true ? ' class="t"' : "");
  const head = columns.map(
    (column) => html`<th role="columnheader" scope="col"${style(column)}>${column.heading}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((cell, index) => {
      const column = columns[index] ?? { heading: "" };
      return html`<td role="cell" data-label="${column.heading}"${style(column)}><span>${cell}</span></td>`;
    });
    return html`<tr role="row">${row}</tr>`;
  });
  return html`<table role="table" class="data"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body}</tbody></table>`;
}
