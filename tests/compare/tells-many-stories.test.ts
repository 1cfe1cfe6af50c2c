import { describe, expect, it } from "vitest";
import { createStoryIndex } from "#lib/compare/stories/story-index.ts";
import { tellsManyStories } from "#lib/compare/stories/tells-many-stories.ts";

/** A word of three letters for each number. */
const word = (number: number) =>
  [number % 26, (number * 7) % 25, Math.floor(number / 26) % 24]
    .map((letter) => String.fromCharCode(97 + letter))
    .join("");

/** Three articles a story, of ten words that only this story has and ten that many have, and `shared` ones. */
function corpusOf(stories: number, shared: string) {
  return Array.from({ length: stories * 3 }, (_, i) => {
    const story = Math.floor(i / 3);
    const own = Array.from({ length: 10 }, (_, k) => word(story * 10 + k)).join(" ");
    const common = Array.from({ length: 10 }, (_, k) => `common${(i * 13 + k * k * 7) % 120}`).join(" ");
    return { id: `a${i}`, title: `${word(story * 10)} ${shared}`, text: `${shared} ${own} ${common}.` };
  });
}

async function tellsMany(articles: readonly { id: string; title: string; text: string }[]) {
  return tellsManyStories(
    await createStoryIndex({ articles, vectors: articles.map(() => new Float32Array(1)) }),
  );
}

describe("tellsManyStories", () => {
  it("is true of many stories in many articles", async () => {
    expect(await tellsMany(corpusOf(20, ""))).toBe(true);
  });

  it("is false of a few articles, whatever they tell", async () => {
    expect(await tellsMany(corpusOf(16, ""))).toBe(false);
  });

  it("is false of many articles about one subject", async () => {
    expect(await tellsMany(corpusOf(20, "the war of Orvania and Belmark"))).toBe(false);
  });

  it("does not take function words for a subject", async () => {
    expect(
      await tellsMany(corpusOf(20, "it was that they had been where they were before, and so it is")),
    ).toBe(true);
  });
});
