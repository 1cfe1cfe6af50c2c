import { isDataTable } from "./block-text.ts";

/** No cell of a table spans more rows or columns than this. */
const MOST_SPANNED = 100;
/** A table with more cells than this is left as it is. */
const MOST_CELLS = 20_000;
const ARTICLE = "h1, article, main, [role=main], [itemprop~=articleBody]";
const CAPTION = "figcaption, [class*=caption], [class*=Caption]";

/**
 * Gives each row of a table all of its labels: a cell that spans rows or columns stands in each of them, but for a heading
 * across the whole table. What a table is called becomes a paragraph above or below it.
 */
export function fillTables(body: Element): void {
  for (const table of [...body.querySelectorAll("table")]) {
    if (!isDataTable(table)) {
      if (table.querySelector(ARTICLE) !== null) makeBoxes(table);
      continue;
    }
    if (table.querySelector("[rowspan], [colspan]") !== null) fillTable(table);
    keepCaption(table);
  }
}

/** A table that lays out the page becomes boxes: as rows, what stands beside the article would be of one line with it. */
function makeBoxes(table: Element): void {
  const own = [...table.querySelectorAll("tbody, thead, tfoot, tr, td, th")];
  for (const part of [...own.filter((one) => one.closest("table") === table), table]) {
    const box = table.ownerDocument.createElement("div");
    for (const { name, value } of [...part.attributes]) box.setAttribute(name, value);
    box.append(...part.childNodes);
    part.replaceWith(box);
  }
}

function fillTable(table: Element): void {
  const rows = [...table.querySelectorAll("tr")];
  const width = Math.max(0, ...rows.map(widthOf));
  if (rows.length * width > MOST_CELLS) return;
  /** By column: the cell that reaches down into the next rows, and into how many. */
  const reaching = new Map<number, { cell: Element; rows: number }>();
  for (const row of rows) {
    const cells = [...row.children].filter((cell) => cell.localName === "td" || cell.localName === "th");
    let column = 0;
    let next = cells.shift();
    while (next !== undefined || reaching.has(column)) {
      const above = reaching.get(column);
      if (above !== undefined) {
        const copy = above.cell.cloneNode(true) as Element;
        if (next === undefined) row.append(copy);
        else next.before(copy);
        if (--above.rows === 0) reaching.delete(column);
        column++;
        continue;
      }
      if (next === undefined) break;
      column = spread(next, column, width, reaching);
      next = cells.shift();
    }
  }
}

/** Repeats a cell in the columns that it spans; the column after it. */
function spread(
  cell: Element,
  column: number,
  width: number,
  reaching: Map<number, { cell: Element; rows: number }>,
): number {
  const columns = spanOf(cell, "colspan");
  const rows = spanOf(cell, "rowspan");
  cell.removeAttribute("colspan");
  cell.removeAttribute("rowspan");
  const isWholeRow = columns >= width;
  const isEmpty = (cell.textContent ?? "").trim() === "";
  let last = cell;
  for (let i = 0; i < columns; i++) {
    if (rows > 1 && !isWholeRow) reaching.set(column + i, { cell, rows: rows - 1 });
    if (i === 0 || isWholeRow || isEmpty) continue;
    const copy = cell.cloneNode(true) as Element;
    last.after(copy);
    last = copy;
  }
  return column + columns;
}

function widthOf(row: Element): number {
  return [...row.children].reduce((sum, cell) => sum + spanOf(cell, "colspan"), 0);
}

function spanOf(cell: Element, attribute: "rowspan" | "colspan"): number {
  const span = Number.parseInt(cell.getAttribute(attribute) ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MOST_SPANNED);
}

/** A caption in a class of its own, or of a figure, would go with the captions of pictures. */
function keepCaption(table: Element): void {
  const figure = table.closest("figure");
  const isHolder = figure !== null && figure.querySelector("table") === table;
  const beside = [table.previousElementSibling, table.nextElementSibling].filter((one) =>
    one?.matches(CAPTION),
  );
  const around = isHolder ? [...figure.querySelectorAll("figcaption")] : beside;
  for (const caption of [...table.querySelectorAll("caption"), ...around]) {
    if (caption == null || caption.querySelector("img, picture, video") !== null) continue;
    const paragraph = table.ownerDocument.createElement("p");
    paragraph.append(...caption.childNodes);
    if (table.contains(caption)) {
      table.before(paragraph);
      caption.remove();
    } else caption.replaceWith(paragraph);
  }
}
