import { beforeAll, describe, expect, it } from "vitest";
import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import type { CompareTools } from "#lib/pipeline/compare-tools.ts";
import { compareViewpoints } from "#lib/pipeline/compare-viewpoints.ts";
import type { Cell, Comparison, Point } from "#lib/schema/comparison.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { inventSentences } from "#tests/duplicates/invent-text.ts";
import { COMPARISONS } from "#tests/evaluate/comparisons.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";
import { OWN_ARTICLE, writeWireCopies } from "#tests/fixtures/wire-copies.ts";

/** The questions hold for the full articles, too: TEST_CORPUS names a folder that has them. */
const CORPUS = process.env.TEST_CORPUS ?? "corpus";

let tools: CompareTools;
beforeAll(async () => {
  tools = { ...(await memoryTools(CORPUS)), comparer: createExtractiveComparer() };
});

async function compare(question: string, filter?: Filter, using = tools): Promise<Comparison> {
  const points: Point[] = [];
  const asked = {
    question,
    signal: new AbortController().signal,
    ...(filter === undefined ? {} : { filter }),
  };
  for await (const event of compareViewpoints(asked, using)) {
    if (event.type === "point") points.push(event.point);
    if (event.type === "comparison") {
      expect(event.comparison.points).toEqual(points);
      return event.comparison;
    }
  }
  throw new Error("no comparison");
}

async function expectSound(comparison: Comparison, using = tools): Promise<void> {
  const { columns, points, sources } = comparison;
  expect(sources.map(({ marker }) => marker)).toEqual(sources.map((_, index) => index + 1));
  for (const { cells, label } of points) {
    expect(label).not.toBe("");
    expect(cells.map(({ columnId }) => columnId)).toEqual(columns.map(({ id }) => id));
    expect(cells.some(({ stance }) => stance !== "silent")).toBe(true);
    for (const cell of cells) {
      if (cell.stance === "silent") expect(cell).toEqual({ columnId: cell.columnId, stance: "silent" });
      else await expectVerbatim(cell, comparison, using);
    }
  }
}

async function expectVerbatim(
  { quote, citation, voice }: Cell,
  { sources }: Comparison,
  { reader }: CompareTools,
) {
  if (quote === undefined || citation === undefined)
    throw new Error("a cell that speaks has words and a citation");
  const [article] = await reader.articles([citation.articleId]);
  expect(article?.text.slice(...citation.quoteSpan)).toBe(quote);
  expect(sources[citation.marker - 1]?.article.id).toBe(citation.articleId);
  expect(voice).toBeDefined();
}

describe("comparing without a model", () => {
  it.each(COMPARISONS)("$question", async ({ question, says, silent = [] }) => {
    const comparison = await compare(question);
    await expectSound(comparison);
    for (const [outlet, words] of Object.entries(says)) {
      const column = comparison.columns.findIndex(({ name }) => name === outlet);
      const quotes = comparison.points.map(({ cells }) => cells[column]?.quote ?? "").join("\n");
      expect(quotes, outlet).toMatch(words);
    }
    for (const outlet of silent) {
      const column = comparison.columns.find(({ name }) => name === outlet);
      expect(column, outlet).toMatchObject({ covered: false, articlesSearched: 1 });
    }
  });

  it("compares only the outlets that a question names, when it names several", async () => {
    const { columns } = await compare("How do Vox and Al Jazeera differ on militias?");
    expect(columns.map(({ name }) => name)).toEqual(["Al Jazeera", "Vox"]);
  });

  it("keeps to the filter", async () => {
    const { columns } = await compare("Do the United States and Iran cooperate?", {
      outletIds: ["vox", "al-jazeera"],
    });
    expect(columns.map(({ id }) => id)).toEqual(["al-jazeera", "vox"]);
    expect((await compare("Do they cooperate?", { outletIds: [] })).columns).toEqual([]);
  });

  it("sets figures that differ side by side, and calls them no contradiction", async () => {
    const own = { ...(await memoryTools(await writeCorpus())), comparer: createExtractiveComparer() };
    const { points } = await compare("How many dockers are on strike?", undefined, own);
    expect(points[0]?.note).toBe("different figures, check");
    const stances = new Set(points.flatMap(({ cells }) => cells.map(({ stance }) => stance)));
    expect(stances.has("other-figure")).toBe(true);
    expect(stances.has("disputes")).toBe(false);
  });

  it("does not set what is added beside all there is", async () => {
    const { points } = await compare("How many US troops are in Iraq?");
    expect(points.length).toBeGreaterThan(0);
    for (const { note } of points) expect(note).toBeUndefined();
  });
});

describe("the columns", () => {
  it("are articles where all are of one outlet, the oldest first", async () => {
    const article = (title: string, published: string, text: string) =>
      `---\ntitle: ${title}\noutlet: The Courier\npublished: "${published}"\n---\n${text}\n`;
    const corpus = await writeCorpus({
      "b.md": article("Strike ends", "2019-06", "The strike of the dockers at Vessholm ended on Sunday."),
      "a.md": article("Strike begins", "2019-05", "The strike of the dockers at Vessholm began on Thursday."),
    });
    const own = { ...(await memoryTools(corpus)), comparer: createExtractiveComparer() };
    const comparison = await compare("When did the strike of the dockers begin and end?", undefined, own);
    await expectSound(comparison, own);
    expect(comparison.columns.map(({ name }) => name)).toEqual(["Strike begins", "Strike ends"]);
  });

  it("count words that two outlets share as one origin", async () => {
    const quoted =
      "“We have asked for three long years, and nobody at all has listened,” said Maja Lind of the union.";
    const article = (outlet: string, own: number) =>
      `---\ntitle: The union speaks\noutlet: ${outlet}\n---\n${quoted} ${inventSentences(4, own).join(" ")}\n`;
    const corpus = await writeCorpus({
      "a.md": article("The Courier", 1),
      "b.md": article("Northern Ledger", 2),
    });
    const own = { ...(await memoryTools(corpus)), comparer: createExtractiveComparer() };
    const { points } = await compare("What did Maja Lind of the union say?", undefined, own);
    expect(points[0]?.sharedOrigin).toBe("The same words in Northern Ledger and The Courier: one origin.");
    expect(points[0]?.origins).toEqual([["northern-ledger", "the-courier"]]);
  });

  it("count outlets that print one report as one origin, and others for themselves", async () => {
    const report = (hours: string) =>
      `“We have waited ${hours},” said Maja Lind of the union. ${inventSentences(6, 1).join(" ")}`;
    const article = (outlet: string, text: string) =>
      `---\ntitle: The union speaks\noutlet: ${outlet}\n---\n${text}\n`;
    const corpus = await writeCorpus({
      "a.md": article("The Courier", report("nine hours")),
      "b.md": article("Northern Ledger", report("far too long")),
      "c.md": article(
        "Quay Post",
        `Maja Lind of the union said nothing new. ${inventSentences(6, 2).join(" ")}`,
      ),
    });
    const own = { ...(await memoryTools(corpus)), comparer: createExtractiveComparer() };
    const { points } = await compare("What did Maja Lind of the union say?", undefined, own);
    expect(points[0]?.cells.map(({ stance }) => stance)).not.toContain("silent");
    expect(points[0]?.sharedOrigin).toBe(
      "One report, printed by Northern Ledger and The Courier: one origin.",
    );
    expect(points[0]?.origins).toEqual([["northern-ledger", "the-courier"]]);
  });
});

describe("in a corpus of four articles, three of them one report", () => {
  let own: CompareTools;
  beforeAll(async () => {
    const corpus = await writeCorpus({});
    writeWireCopies(corpus);
    own = { ...(await memoryTools(corpus)), comparer: createExtractiveComparer() };
  });

  it.each([
    "How many jobs will be lost when the ferry closes?",
    "How many workers will lose their jobs when the ferry closes?",
    "How many jobs were lost?",
    "How many jobs go with the night ferry?",
  ])("finds the figure in every printing, and points to the one that differs: %s", async (question) => {
    const comparison = await compare(question, undefined, own);
    await expectSound(comparison, own);
    const [point] = comparison.points;
    const quotes = comparison.columns.map(({ name }, index) => [name, point?.cells[index]?.quote]);
    for (const [name, quote] of quotes) {
      expect(quote, name).toMatch(name === OWN_ARTICLE.outlet ? /at 360/ : /About 340 workers/);
    }
    expect(point?.note).toBe("different figures, check");
  });

  it("finds what fell where it was asked whether it would fall", async () => {
    const { columns, points } = await compare("How much did passenger numbers fall?", undefined, own);
    const silent = columns.filter(({ covered }) => !covered).map(({ name }) => name);
    expect(silent).toEqual([OWN_ARTICLE.outlet]);
    expect(points[0]?.cells.filter(({ quote }) => quote?.includes("28 percent"))).toHaveLength(3);
  });

  it("still says that nothing was found where nothing was", async () => {
    for (const question of ["How many fishermen drowned?", "What is the price of bitcoin?"]) {
      expect((await compare(question, undefined, own)).points, question).toEqual([]);
    }
  });
});

it("stops when it is told to", async () => {
  const stop = new AbortController();
  const seen: string[] = [];
  const asked = { question: "Do the United States and Iran cooperate in Iraq?", signal: stop.signal };
  for await (const event of compareViewpoints(asked, tools)) {
    seen.push(event.type);
    if (event.type === "point") stop.abort();
  }
  expect(seen).not.toContain("comparison");
});
