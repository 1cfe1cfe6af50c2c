import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStoryIndex, SHOW_FROM } from "#lib/compare/stories/story-index.ts";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";
import { inventStories } from "./invent-stories.ts";

type Text = { id: string; title: string; text: string };

async function indexOf(articles: readonly Text[]) {
  const { embedder } = await createLsiFactory().fit(articles);
  const vectors = await embedder.embed(
    articles.map(({ title, text }) => `${title}\n${text}`),
    "passage",
  );
  return createStoryIndex({ articles, vectors });
}

const VECTOR = fc.constantFrom(
  Float32Array.of(0, 0, 0),
  Float32Array.of(1, 0, 0),
  Float32Array.of(0, 1, 0),
  Float32Array.of(0.6, 0.8, 0),
  Float32Array.of(0, -0.6, 0.8),
);
const WORDS = fc
  .array(fc.constantFrom("harbour", "strike", "the", "mayor", "Velden", "resigned", ".", "12", ""), {
    maxLength: 30,
  })
  .map((words) => words.join(" "));
const CORPUS = fc.array(fc.record({ title: WORDS, text: WORDS, vector: VECTOR }), {
  minLength: 1,
  maxLength: 14,
});

describe("createStoryIndex", () => {
  it("tells an invented story's articles from those of its neighbours", async () => {
    const { articles, storyOf } = inventStories(40, 3);
    const index = await indexOf(articles);
    let [right, shown, wanted] = [0, 0, 0];
    for (const { id } of articles) {
      const others = articles.filter((article) => article.id !== id);
      const found = index.match(
        id,
        others.map((article) => article.id),
      );
      const kept = found.filter(({ score }) => score >= SHOW_FROM);
      shown += kept.length;
      wanted += 2;
      right += kept.filter(({ articleId }) => storyOf.get(articleId) === storyOf.get(id)).length;
    }
    expect(right / shown).toBeGreaterThan(0.9);
    expect(right / wanted).toBeGreaterThan(0.85);
  });

  it("scores alike in both directions, never NaN, best first, whatever the articles", async () => {
    await fc.assert(
      fc.asyncProperty(CORPUS, async (rows) => {
        const articles = rows.map(({ title, text }, i) => ({ id: `a${i}`, title, text }));
        const index = await createStoryIndex({ articles, vectors: rows.map((row) => row.vector) });
        const ids = articles.map(({ id }) => id);
        for (const id of ids) {
          const found = index.match(id, ids);
          expect(found).toHaveLength(ids.length);
          for (const [i, { articleId, score }] of found.entries()) {
            expect(score).not.toBeNaN();
            expect(score).toBeLessThanOrEqual(i === 0 ? 8 : (found[i - 1]?.score ?? 0));
            expect(index.match(articleId, [id])[0]?.score).toBeCloseTo(score, 4);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives the formula's value where it can be worked out by hand", async () => {
    const words = ["harbour", "strike", "mayor"];
    const articles = words.map((word, i) => ({ id: `a${i}`, title: "", text: `${word} ${word}.` }));
    const vectors = [Float32Array.of(1, 0), Float32Array.of(0.6, 0.8), Float32Array.of(0, 1)];
    const index = await createStoryIndex({ articles, vectors });
    // No word is shared, so that all B are 0. r(a0) = (.6 + 0) / 2, r(a1) = (.6 + .8) / 2.
    expect(index.match("a0", ["a1"])[0]?.score).toBeCloseTo(2 * 0.6 - 0.3 - 0.7, 5);
  });

  it("gives a pair of copies among strangers the most that two neighbours can have", async () => {
    const texts = ["dock strike ends", "dock strike ends", "vaccine trial begins", "comet passes sun"];
    const articles = texts.map((text, i) => ({ id: `a${i}`, title: text, text }));
    const vectors = [0, 0, 1, 2].map((axis) => Float32Array.from([0, 1, 2], (i) => (i === axis ? 1 : 0)));
    const index = await createStoryIndex({ articles, vectors });
    const [best, ...others] = index.match("a0", ["a3", "a2", "a1"]);
    // Both measures are 1 for the copy and 0 for the two strangers: r = r′ = 1/3.
    expect(best).toEqual({ articleId: "a1", score: expect.closeTo(2 * (2 - 2 / 3), 5) });
    expect(others.every(({ score }) => score < 0)).toBe(true);
  });

  it("knows nothing of unknown articles, and copes with one and with none", async () => {
    const one = await createStoryIndex({
      articles: [{ id: "only", title: "A title", text: "A text." }],
      vectors: [Float32Array.of(1)],
    });
    expect(one.match("only", ["gone"])).toEqual([]);
    expect(one.match("gone", ["only"])).toEqual([]);
    expect(one.match("only", ["only", "only"])).toHaveLength(1);
    const none = await createStoryIndex({ articles: [], vectors: [] });
    expect([none.match("a", ["b"]), none.headLikeness]).toEqual([[], 0]);
  });

  it("looks no further than the candidates in a corpus of many thousand articles", async () => {
    const { articles: told } = inventStories(2, 3);
    const rest = Array.from({ length: 5_000 }, (_, i) => ({
      id: `r${i}`,
      title: "",
      text: `item ${i} of ${i % 7}`,
    }));
    const articles = [...told, ...rest];
    const vectors = articles.map((_, i) => Float32Array.from([0, 1, 2], (k) => (k === i % 3 ? 1 : 0)));
    const index = await createStoryIndex({ articles, vectors });
    const [anchor, ...others] = told.map(({ id }) => id);
    let found: ReturnType<typeof index.match> = [];
    const time = computingTime(() => {
      found = index.match(anchor ?? "", [...others, "r17", "r4000"]);
    });
    expect(time).toBeLessThan(100);
    expect(found).toHaveLength(7);
    expect(found.at(-1)?.score).toBeLessThan(found[0]?.score ?? 0);
  });
});
