import fc from "fast-check";
import { expect, it } from "vitest";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import { CounterpointError } from "#lib/errors.ts";
import { putTogether } from "#lib/pipeline/put-together.ts";
import type { Article } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";

function article(number: number, sentences: number): Article {
  return {
    id: `a${number}`,
    outletId: "unknown",
    outletName: "Unknown outlet",
    title: `Note ${number}`,
    authors: [],
    genre: "unknown",
    wording: "original",
    language: "en",
    text: Array.from({ length: sentences }, (_, i) => `The pilot of boat ${i} saw light ${number}.`).join(
      " ",
    ),
    contentHash: `h${number}`,
    path: `${number}.txt`,
    metadataFrom: {},
  };
}

async function recorder() {
  const stored: { id: string; passages: readonly Passage[] }[] = [];
  const told: { articles: number; passages: number; refused: string[] } = {
    articles: 0,
    passages: 0,
    refused: [],
  };
  const writer = await createMemoryStore().writer();
  const waiting = putTogether(
    {
      ...writer,
      async put({ id, text }, passages) {
        if (!text.isWellFormed()) throw new CounterpointError("bad-input", "Half a character.");
        stored.push({ id, passages });
      },
    },
    (articles, passages) => {
      told.articles += articles;
      told.passages += passages;
    },
    (refused) => told.refused.push(refused.id),
  );
  return { stored, told, waiting };
}

it("stores every article with its passages, in order, and counts what is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 12 }), async (sizes) => {
      const { stored, told, waiting } = await recorder();
      const articles = sizes.map((size, i) => article(i, size));
      for (const each of articles) {
        await waiting.add(each);
        expect(told.articles).toBe(stored.length);
      }
      await waiting.putAll();
      expect(stored).toEqual(articles.map((each) => ({ id: each.id, passages: splitPassages(each) })));
      expect(told).toEqual({
        articles: articles.length,
        passages: stored.reduce((sum, { passages }) => sum + passages.length, 0),
        refused: [],
      });
    }),
    { numRuns: 20 },
  );
});

it("goes on past an article that the store does not take", async () => {
  const { stored, told, waiting } = await recorder();
  await waiting.add(article(1, 3));
  await waiting.add({ ...article(2, 3), text: "Half a character: \uD83D." });
  await waiting.add(article(3, 3));
  await waiting.putAll();
  expect(stored.map(({ id }) => id)).toEqual(["a1", "a3"]);
  expect(told).toMatchObject({ articles: 2, refused: ["a2"] });
});

it("keeps no more texts in memory than are stored together", async () => {
  const { stored, waiting } = await recorder();
  await waiting.add(article(1, 10));
  expect(stored).toEqual([]);
  await waiting.add(article(2, 10_000));
  expect(stored.map(({ id }) => id)).toEqual(["a1", "a2"]);
});
