import { beforeAll, describe, expect, it } from "vitest";
import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import { createStoryIndex } from "#lib/compare/stories/story-index.ts";
import type { CompareTools } from "#lib/pipeline/compare-tools.ts";
import { compareViewpoints } from "#lib/pipeline/compare-viewpoints.ts";
import type { Comparison } from "#lib/schema/comparison.ts";
import { inventStories } from "#tests/compare/invent-stories.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const OUTLETS = ["The Courier", "Northern Ledger", "Quayside Post"];
const { articles } = inventStories(40, OUTLETS.length);

/** Forty invented stories, told by three outlets each. */
const NEWS = articles
  .map(({ id, title, text }) => ({
    id,
    title,
    text,
    outlet: OUTLETS[Number(id.at(-1))],
    published: "2019-05",
  }))
  .map((record) => JSON.stringify(record))
  .join("\n");

/** The place that a story is about is the first word of its first title. */
const placeOf = (story: number) =>
  articles.find(({ id }) => id === `s${story}-o0`)?.title.split(" ")[0] ?? "";

let tools: CompareTools;
beforeAll(async () => {
  const memory = await memoryTools(await writeCorpus({ "news.jsonl": NEWS }));
  const ids = (await memory.reader.catalogue()).map((article) => article.id);
  const full = await memory.reader.articles(ids);
  const vectors = await memory.embedder.embed(
    full.map(({ title, text }) => `${title}\n${text}`),
    "passage",
  );
  // Invented stories are more alike than real ones, so that the corpus is said to tell many rather than judged.
  const stories = await createStoryIndex({ articles: full, vectors });
  tools = { ...memory, comparer: createExtractiveComparer(), stories: async () => stories };
});

async function compare(question: string, storyArticleId?: string): Promise<Comparison> {
  const asked = { question, signal: new AbortController().signal };
  const events = compareViewpoints(
    storyArticleId === undefined ? asked : { ...asked, storyArticleId },
    tools,
  );
  for await (const event of events) if (event.type === "comparison") return event.comparison;
  throw new Error("no comparison");
}

describe("a corpus of many stories", () => {
  it("is compared on the story that the question is about, each outlet by its own article", async () => {
    for (const story of [0, 7, 23]) {
      const comparison = await compare(`What happened in ${placeOf(story)}?`);
      expect(comparison.comparedBy).toBe("story");
      const covered = comparison.columns.filter((column) => column.covered);
      expect(covered).toHaveLength(OUTLETS.length);
      for (const { recordId } of covered) expect(recordId).toMatch(new RegExp(`^s${story}-`));
      expect(comparison.story?.articleId).toBe(
        covered.find(({ articleId }) => articleId === comparison.story?.articleId)?.articleId,
      );
    }
  });

  it("offers the next stories, and compares the one that is chosen", async () => {
    const question = "Which dockers walked out?";
    const first = await compare(question);
    const other = first.otherStories[0];
    expect(other).toBeDefined();
    expect(other?.articleId).not.toBe(first.story?.articleId);
    expect((await compare(question, other?.articleId)).story).toEqual(other);
  });

  it("shows nothing for what no story is about", async () => {
    const comparison = await compare("What is the price of bitcoin?");
    expect(comparison.points).toEqual([]);
    expect(comparison.columns.every((column) => !column.covered)).toBe(true);
  });
});
