import * as fc from "fast-check";
import { anArticle, type Stored } from "#tests/contracts/passage-store/fixtures.ts";

/** Few words, so that they meet often: inflected, accented, stop words, numbers, and phrases that are one term. */
const WORDS = [
  ...["talks", "talking", "talk", "border", "borders", "wheat", "Wheat", "the", "of", "is", "café", "cafe"],
  ...[
    "1,500",
    "1500",
    "2015",
    "U.S.",
    "US",
    "us",
    "United States",
    "Iranian",
    "Iran's",
    "x",
    "ferry-boat",
    "Talks.",
    "wheat;",
    "border,",
  ],
];

const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength }).map((w) => w.join(" "));

/** Whole paragraphs as passages, or stretches cut anywhere: inside words, overlapping, empty of words. */
const article = fc.record({
  title: text(3),
  paragraphs: fc.array(text(12), { minLength: 1, maxLength: 5 }),
  cuts: fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 60 })), { maxLength: 3 }),
});

export const randomCorpus: fc.Arbitrary<Stored[]> = fc.array(article, { maxLength: 8 }).map((articles) =>
  articles.map(({ title, paragraphs, cuts }, i) => {
    const stored = anArticle(`a${i}`, paragraphs.join("\n\n"), {
      title,
      outletId: i % 2 === 0 ? "even" : "odd",
    });
    return cuts.length === 0 ? stored : { ...stored, passages: cut(stored, cuts) };
  }),
);

export const randomQuery = text(6);

function cut({ article }: Stored, cuts: readonly (readonly [number, number])[]): Stored["passages"] {
  const spans = new Map(
    cuts.flatMap(([from, length]) => {
      const end = Math.min(article.text.length, from + length);
      return from < end ? [[`${from}-${end}`, { start: from, end }] as const] : [];
    }),
  );
  return [...spans].map(([name, { start, end }], ordinal) => ({
    id: `${article.id}.${name}`,
    articleId: article.id,
    ordinal,
    start,
    end,
    text: article.text.slice(start, end),
  }));
}
