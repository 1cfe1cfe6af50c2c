import type { StruckText } from "./struck-text.ts";
import { attributeOf, childOf, childrenOf, isOn, nameOf, type XmlElement } from "./xml-part.ts";

/** A table with a longer cell lays out a page; its cells are not columns of one row. */
const LONGEST_CELL = 400;

/** One line of a document's text; `row`: of a table. */
export type Block = { text: string; kind: "paragraph" | "item" | "row" };

/** What reads the cells of a table, as it reads whatever stands outside of it. */
type CellReader = { readBlocks(container: XmlElement): Block[]; readonly struck: StruckText };

type Cell = { blocks: Block[]; text: string; column: number; isContinued: boolean };

/**
 * A line for each row, "cell | cell"; a cell that spans rows stands in each of them. Tables within tables and long cells
 * are read cell by cell.
 */
export function readTable(table: XmlElement, reader: CellReader): Block[] {
  const rows = within(table, "w:tr")
    .filter((row) => !isGone(row, reader))
    .map((row) => readRow(row, reader));
  const isLayout = rows.flat().some(({ text, blocks }) => text.length > LONGEST_CELL || blocks.some(isRow));
  if (isLayout) return rows.flat().flatMap(({ blocks }) => blocks);
  const labels = new Map<number, string>();
  return rows.flatMap((cells): Block[] => {
    const texts = cells.map((cell) => {
      if (!cell.isContinued) labels.set(cell.column, cell.text);
      return cell.isContinued && cell.text === "" ? (labels.get(cell.column) ?? "") : cell.text;
    });
    const isNothingNew = cells.every(({ isContinued, text }) => isContinued && text === "");
    const first = texts.findIndex((text) => text !== "");
    const last = texts.findLastIndex((text) => text !== "");
    if (isNothingNew || first < 0) return [];
    return [{ text: texts.slice(first, last + 1).join(" | "), kind: "row" }];
  });
}

function isRow({ kind }: Block): boolean {
  return kind === "row";
}

function readRow(row: XmlElement, reader: CellReader): Cell[] {
  const before = attributeOf(childOf(childOf(row, "w:trPr"), "w:gridBefore"), "val");
  let column = Number.parseInt(before ?? "0", 10);
  return within(row, "w:tc").map((cell) => {
    const properties = childOf(cell, "w:tcPr");
    const merge = childOf(properties, "w:vMerge");
    const isDeleted = childOf(properties, "w:cellDel") !== undefined;
    const blocks = isDeleted ? [] : reader.readBlocks(cell);
    const read = {
      blocks,
      text: blocks
        .map(({ text }) => text)
        .join(" ")
        .replace(/\s+/g, " "),
      column,
      isContinued: merge !== undefined && attributeOf(merge, "val") !== "restart",
    };
    column += Number.parseInt(attributeOf(childOf(properties, "w:gridSpan"), "val") ?? "1", 10) || 1;
    return read;
  });
}

function isGone(row: XmlElement, reader: CellReader): boolean {
  const properties = childOf(row, "w:trPr");
  const isDeleted = childOf(properties, "w:del") !== undefined;
  if (isDeleted) reader.struck.addDeleted(row);
  return isDeleted || isOn(childOf(properties, "w:hidden")) === true;
}

/** Rows or cells, also those within content controls and tracked changes. */
function within(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (nameOf(child) === name) return [child];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(nameOf(child)) ? within(child, name) : [];
  });
}
