import { describe, expect, it } from "vitest";
import { laterFigures } from "#app/compare/later-figures.ts";
import type { Source } from "#lib/schema/answer.ts";
import type { Cell, Column } from "#lib/schema/comparison.ts";

const column = (id: string): Column => ({ id, name: id, outletId: id, articlesSearched: 1, covered: true });

function cell(id: string, marker: number, stance: Cell["stance"] = "other-figure"): Cell {
  const voice = { kind: "outlet" } as const;
  const shared = {
    articleId: id,
    answerSpan: [0, 1],
    quote: "x",
    quoteSpan: [0, 1],
    findings: [],
    voice,
  } as const;
  return {
    columnId: id,
    stance,
    quote: "x",
    voice,
    citation: { ...shared, marker, check: "verbatim", findings: [] },
  };
}

function source(id: string, marker: number, publishedAt?: string): Source {
  return {
    marker,
    score: 0,
    ranks: {},
    passage: { id: `${id}.0-1`, articleId: id, ordinal: 0, start: 0, end: 1, text: "x" },
    article: {
      id,
      outletId: id,
      outletName: id,
      title: id,
      authors: [],
      ...(publishedAt === undefined ? {} : { publishedAt }),
      genre: "report",
      wording: "original",
      language: "en",
      contentHash: "",
      path: "",
      metadataFrom: {},
    },
  };
}

const compared = (cells: Cell[], sources: Source[]) =>
  laterFigures({
    points: [{ label: "Dockers", cells }],
    columns: cells.map(({ columnId }) => column(columnId)),
    sources,
  }).map(({ earlier, later }) => [earlier.column.id, later.column.id]);

describe("laterFigures", () => {
  it("holds the earliest article against each later one, whatever the order of the columns", () => {
    const sources = [source("b", 1, "2016"), source("a", 2, "2014-11"), source("c", 3, "2015-02-10")];
    expect(compared([cell("b", 1), cell("a", 2), cell("c", 3)], sources)).toEqual([
      ["a", "c"],
      ["a", "b"],
    ]);
  });

  it("leaves out what may be of the same time, has no date, or gives no other figure", () => {
    expect(
      compared([cell("a", 1), cell("b", 2)], [source("a", 1, "2015"), source("b", 2, "2015-03")]),
    ).toEqual([]);
    expect(compared([cell("a", 1), cell("b", 2)], [source("a", 1), source("b", 2, "2015-03")])).toEqual([]);
    const unchecked = [cell("a", 1, "not-checked"), cell("b", 2)];
    expect(compared(unchecked, [source("a", 1, "2014"), source("b", 2, "2015")])).toEqual([]);
  });
});
