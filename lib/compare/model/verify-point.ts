import type { Cell, Column, Point } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { findDates } from "#lib/text/dates.ts";
import { findNumbers } from "#lib/text/numbers.ts";
import { foldWord } from "#lib/text/tokens.ts";
import type { CompareRequest } from "../comparer.ts";
import { haveDifferentFigures } from "../figures/compare-figures.ts";
import { knownFigures, withoutOtherFigures } from "../figures/unfounded-figures.ts";
import { quoteCell, silentCell } from "../quote-cell.ts";
import { sharedOrigin } from "../shared-origin.ts";
import type { ClaimedCell, ClaimedPoint } from "./comparison-schema.ts";
import { createQuotationFinder, type QuotationFinder } from "./find-quotation.ts";
import type { NumberedPassage } from "./number-passages.ts";
import { plainLine } from "./plain-line.ts";

const LABEL_LENGTH = 80;
const REASON_LENGTH = 200;

/** A cell that holds, with the passage that it was taken from. */
type Held = { cell: Cell; source: Retrieved };
type Scene = { request: CompareRequest; passages: readonly NumberedPassage[]; finder: QuotationFinder };

/**
 * Holds what a model claims against the passages. What comes out: one cell a column, in order; every quote the
 * article's own words at its span, from an article of that column; stances of the closed list, of which `disputes` and
 * `other-figure` need another cell that they can differ from. Who speaks is told by the article, not by the model. Of
 * the model's own words there are only the label and the reasons, plain, and without figures that the passages lack.
 * Undefined when no label or no cell is left.
 */
export function createPointVerifier(
  request: CompareRequest,
  passages: readonly NumberedPassage[],
): (claimed: ClaimedPoint) => Point | undefined {
  const finder = createQuotationFinder(request.columns.flatMap((column) => column.passages));
  return (claimed) => verifyPoint(claimed, { request, passages, finder });
}

function verifyPoint(claimed: ClaimedPoint, scene: Scene): Point | undefined {
  const held = new Map<string, Held>();
  for (const claim of claimed.cells) {
    const one = verifyCell(claim, scene);
    if (one === undefined) continue;
    const before = held.get(one.cell.columnId);
    // Of several cells for one column the first stands, unless only a later one has its words right.
    if (before === undefined || (before.cell.replaced && !one.cell.replaced)) {
      held.set(one.cell.columnId, one);
    }
  }
  if (held.size === 0) return undefined;
  const { question, columns } = scene.request;
  const figures = knownFigures(
    question,
    [...held.values()].map(({ source }) => source),
  );
  const label = plainLine(withoutOtherFigures(plainLine(claimed.label, Infinity), figures), LABEL_LENGTH);
  if (label === "") return undefined;
  const cells = columns.map(({ column }) => held.get(column.id)?.cell ?? silentCell(column));
  const checked = cells.map((cell) => verifyStance(cell, cells, figures));
  return {
    label,
    cells: checked,
    ...sharedOrigin(checked, columns),
    ...(differInFigures(checked) ? { note: "different figures, check" as const } : {}),
  };
}

function verifyCell(claim: ClaimedCell, { request, passages, finder }: Scene): Held | undefined {
  if (claim.stance === "silent") return undefined;
  const numbered = passages[claim.passage - 1];
  const column = columnOf(claim.outlet, numbered?.column, request);
  const own = request.columns.find((one) => one.column === column)?.passages ?? [];
  if (column === undefined) return undefined;
  const named = numbered?.column === column ? numbered.retrieved : undefined;
  const others = own.filter((source) => source !== named);
  const found = finder.find(claim.quote, named, others);
  if (found === undefined) return undefined;
  const articleText = request.texts.get(found.source.article.id);
  const cell = quoteCell(column, found.source, [found.span[0], found.span[1]], articleText);
  const span = cell.citation?.quoteSpan;
  // The passage of an article that has changed since is not shown as its words.
  if (articleText !== undefined && span !== undefined && articleText.slice(...span) !== cell.quote)
    return undefined;
  // Nobody has judged the sentence that stands in for other words.
  if (found.replaced) return { cell: { ...cell, replaced: true }, source: found.source };
  const reason = claim.reason === undefined ? "" : plainLine(claim.reason, REASON_LENGTH);
  return {
    cell: { ...cell, stance: claim.stance, ...(reason === "" ? {} : { reason }) },
    source: found.source,
  };
}

/**
 * The column that the model means by a name: an outlet's, or an article's title where articles are columns. Where the
 * name fits several, the one that the passage is of.
 */
function columnOf(
  name: string,
  ofPassage: Column | undefined,
  { columns }: CompareRequest,
): Column | undefined {
  const wanted = nameKey(name);
  if (wanted === "") return undefined;
  const fitting = columns.flatMap(({ column, passages }) => {
    const names = [column.name, column.id, ...passages.map(({ article }) => article.outletName)];
    return names.some((one) => nameKey(one) === wanted) ? [column] : [];
  });
  if (ofPassage !== undefined && fitting.includes(ofPassage)) return ofPassage;
  return fitting.length === 1 ? fitting[0] : undefined;
}

function nameKey(name: string): string {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map(foldWord).join(" ").replace(/^the /, "");
}

/** The cell with a stance that the other cells allow, and a reason without figures of the model's own. */
function verifyStance(cell: Cell, cells: readonly Cell[], figures: ReadonlySet<string>): Cell {
  const { reason, ...rest } = cell;
  const others = cells.filter((other) => other !== cell && other.quote !== undefined);
  const comparable = {
    disputes: others.length > 0,
    "other-figure": hasFigure(cell) && others.some(hasFigure),
    states: true,
    "not-checked": true,
    silent: true,
  }[cell.stance];
  if (!comparable) return { ...rest, stance: "not-checked" };
  return reason === undefined || withoutOtherFigures(reason, figures) !== reason ? rest : cell;
}

function hasFigure({ quote = "" }: Cell): boolean {
  const dates = findDates(quote).map(({ start, end }) => [start, end] as const);
  return findNumbers(quote, dates).length > 0;
}

function differInFigures(cells: readonly Cell[]): boolean {
  return cells.some(
    (cell, index) =>
      cell.stance === "other-figure" ||
      cells.slice(index + 1).some((other) => haveDifferentFigures(cell.quote ?? "", other.quote ?? "")),
  );
}
