import { describe, expect, it } from "vitest";
import type { ColumnPassages, CompareRequest, Comparer } from "#lib/compare/comparer.ts";
import type { Column, Point } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { contentTokens } from "#lib/text/tokens.ts";

/** Invented articles: the parts of each text are its passages, and the first part of the first one is not among them. */
const ARTICLES = [
  {
    outlet: "Harbour Gazette",
    title: "Crane fails in Port Velda",
    unseen: "All ships were late on Monday.",
    parts: [
      "The crane in Port Velda failed on Monday. “Ships waited outside the harbour for nine hours,” Mira Holt said.",
      "The harbour office counted 40 ships that waited outside the harbour. Nobody was hurt.",
    ],
  },
  {
    outlet: "Coast Courier",
    title: "Port Velda works again",
    unseen: "",
    parts: [
      "Engineers mended the crane overnight. Ships waited outside the harbour for nine hours, the harbour office said.",
    ],
  },
  {
    outlet: "Island Post",
    title: "No ship waited long",
    unseen: "A calm day.",
    parts: [
      "The union denied that 40 ships had waited outside the harbour. It counted 12 ships that waited there.",
    ],
  },
];

const SILENT: ColumnPassages = {
  column: {
    id: "quay-letters",
    name: "Quay Letters",
    outletId: "quay-letters",
    articlesSearched: 2,
    covered: false,
  },
  passages: [],
  mustSpeak: false,
};

/** Three outlets that speak to the question and one that has nothing. */
export function compareRequest(overrides: Partial<CompareRequest> = {}): CompareRequest {
  const question = "How long did ships wait outside the harbour?";
  const read = ARTICLES.map(readArticle);
  return {
    question,
    terms: contentTokens(question).map(({ word, term }) => ({ word, term, idf: 1 })),
    columns: [...read.map(({ column }) => column), SILENT],
    texts: new Map(read.map(({ id, text }) => [id, text])),
    signal: new AbortController().signal,
    ...overrides,
  };
}

function readArticle({ outlet, title, unseen, parts }: (typeof ARTICLES)[number], i: number) {
  const id = `article-${i}`;
  const outletId = outlet.toLowerCase().replace(" ", "-");
  const text = [...(unseen === "" ? [] : [unseen]), ...parts].join("\n\n");
  const passages = parts.map((part, ordinal): Retrieved => {
    const start = text.indexOf(part);
    const end = start + part.length;
    return {
      passage: { id: `${id}.${start}-${end}`, articleId: id, ordinal, start, end, text: part },
      article: {
        id,
        outletId,
        outletName: outlet,
        title,
        authors: [],
        publishedAt: `2031-05-0${i + 1}`,
        genre: "report",
        wording: "original",
        language: "en",
        contentHash: `hash-${i}`,
        path: `${id}.md`,
        metadataFrom: {},
      },
      score: 1 - ordinal / 10,
      ranks: { keyword: ordinal + 1 },
    };
  });
  const column: Column = {
    id: outletId,
    name: outlet,
    outletId,
    articlesSearched: 1,
    covered: true,
    articleId: id,
  };
  return { id, text, column: { column, passages, mustSpeak: true } };
}

export type Compared = { points: Point[]; notes: string[] };

export async function compared(items: AsyncIterable<Point | { note: string }>): Promise<Compared> {
  const points: Point[] = [];
  const notes: string[] = [];
  for await (const item of items) {
    if ("label" in item) points.push(item);
    else notes.push(item.note);
  }
  return { points, notes };
}

/** What holds of every point, whoever made it and whatever a model wrote. */
export function expectSound(points: readonly Point[], { columns, texts }: CompareRequest): void {
  for (const { label, cells } of points) {
    expect(label).toMatch(/[\p{L}\p{N}]/u);
    expect(label).not.toMatch(/[<>\n]/);
    expect(cells.map(({ columnId }) => columnId)).toEqual(columns.map(({ column }) => column.id));
    expect(cells.some(({ stance }) => stance !== "silent")).toBe(true);
    for (const [i, cell] of cells.entries()) {
      if (cell.stance === "silent") {
        expect(cell).toEqual({ columnId: cell.columnId, stance: "silent" });
        continue;
      }
      const { citation, quote = "", voice } = cell;
      if (citation === undefined) throw new Error(`no citation for ${quote}`);
      expect(quote).not.toBe("");
      expect(texts.get(citation.articleId)?.slice(...citation.quoteSpan)).toBe(quote);
      expect(columns[i]?.passages.map(({ article }) => article.id)).toContain(citation.articleId);
      expect(citation).toMatchObject({
        quote,
        marker: 0,
        check: "verbatim",
        findings: [],
        answerSpan: [0, quote.length],
        voice,
      });
      expect(voice).toBeDefined();
      if (cell.stance === "disputes" || cell.stance === "other-figure") {
        expect(cells.filter((other) => other !== cell && other.stance !== "silent")).not.toEqual([]);
      }
    }
  }
}

/** What every driver of `Comparer` must hold when nothing goes wrong. */
export function comparerContract(name: string, create: () => Comparer): void {
  describe(`${name} as a comparer`, () => {
    it("says what it is, and which prompt or method it follows", () => {
      expect(create().id).not.toBe("");
      expect(create().prompt).toMatch(/-\d+$/);
    });

    it("gives points of one cell a column, each the article's own words at its span, or silent", async () => {
      const request = compareRequest();
      const { points, notes } = await compared(create().compare(request));
      expect(points.length).toBeGreaterThan(0);
      expect(points.length).toBeLessThanOrEqual(8);
      expect(notes).toEqual([]);
      expectSound(points, request);
    });

    it("sets beside each other what the outlets say on the question, first of all", async () => {
      const first = (await compared(create().compare(compareRequest()))).points[0];
      const quotes = first?.cells.map(({ quote }) => quote ?? "");
      expect(quotes?.slice(0, 3).every((quote) => /waited (?:outside the harbour|there)/.test(quote))).toBe(
        true,
      );
      expect(first?.cells[3]?.stance).toBe("silent");
    });

    it("says who speaks", async () => {
      const { points } = await compared(create().compare(compareRequest()));
      const cells = points.flatMap((point) => point.cells);
      const holt = cells.find(({ quote }) => quote?.includes("Mira Holt"));
      expect(holt?.voice).toMatchObject({ kind: "named", name: "Mira Holt" });
    });

    it("shows no sentence of a column twice", async () => {
      const { points } = await compared(create().compare(compareRequest()));
      const shown = points.flatMap(({ cells }) =>
        cells.flatMap(({ columnId, quote }) => (quote === undefined ? [] : [`${columnId}: ${quote}`])),
      );
      expect(new Set(shown).size).toBe(shown.length);
    });

    it("gives the same points for the same request", async () => {
      const comparer = create();
      const first = await compared(comparer.compare(compareRequest()));
      expect(await compared(comparer.compare(compareRequest()))).toEqual(first);
    });

    it("finds nothing where no column has a passage", async () => {
      const columns = compareRequest().columns.map((column) => ({
        ...column,
        passages: [],
        mustSpeak: false,
      }));
      expect((await compared(create().compare(compareRequest({ columns })))).points).toEqual([]);
    });

    it("has no point of its own to add once it is stopped", async () => {
      const controller = new AbortController();
      const points: Point[] = [];
      for await (const item of create().compare(compareRequest({ signal: controller.signal }))) {
        if ("label" in item) points.push(item);
        controller.abort();
      }
      expect(points).toHaveLength(1);
    });
  });
}
