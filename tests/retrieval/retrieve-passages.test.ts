import { expect, it } from "vitest";
import type { Fusion } from "#lib/retrieval/fuse-scores.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

/** What is found, and the texts that were embedded to find it. */
async function embeddedFor(question: string, fusion: Fusion) {
  const { embedder, ...tools } = await memoryTools(await writeCorpus());
  const texts: string[] = [];
  const counting: typeof embedder = {
    ...embedder,
    embed: (given, role, signal) => {
      texts.push(...given);
      return embedder.embed(given, role, signal);
    },
  };
  const found = await retrievePassages({ ...tools, embedder: counting, fusion, question });
  return { found, texts };
}

const MISSPELT = "Why did the dockrs strike?";

it("asks an embedding service once, for the words as they are corrected", async () => {
  const { found, texts } = await embeddedFor(MISSPELT, "rank");
  expect(found.corrections).toEqual([{ from: "dockrs", to: "dockers" }]);
  expect(texts).toEqual([found.query]);
});

it("guesses that a question is spelt well before it asks the built-in embedder, and searches what it meant", async () => {
  const { found, texts } = await embeddedFor(MISSPELT, "weighted");
  expect(texts).toEqual(["dockrs strike", found.query]);
  expect(found.query).toBe("dockers strike");
  expect(found.passages[0]?.ranks.vector).toBeGreaterThan(0);
});
