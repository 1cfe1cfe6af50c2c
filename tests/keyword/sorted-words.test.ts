import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findWord,
  SortedWordsBuilder,
  wordAt,
  wordCountOf,
  wordsBeginning,
} from "#lib/keyword/sorted-words.ts";
import { forEachArticle, WordArticlesPacker } from "#lib/keyword/word-articles.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "ж", "𐐷"), minLength: 1, maxLength: 5 });
const words = fc.uniqueArray(word, { maxLength: 30 }).map((list) => list.sort());

function listOf(sorted: readonly string[]) {
  const builder = new SortedWordsBuilder();
  for (const each of sorted) builder.add(each);
  return builder.finish();
}

describe("sorted words", () => {
  it("are found by word, by number and by their beginning, whatever the script", () => {
    fc.assert(
      fc.property(words, word, (sorted, other) => {
        const list = listOf(sorted);
        expect(wordCountOf(list)).toBe(sorted.length);
        expect(sorted.map((_, i) => wordAt(list, i))).toEqual(sorted);
        expect(sorted.map((each) => findWord(list, each))).toEqual([...sorted.keys()]);
        expect(findWord(list, other)).toBe(sorted.indexOf(other));
        const { from, to } = wordsBeginning(list, other);
        expect(sorted.slice(from, to)).toEqual(sorted.filter((each) => each.startsWith(other)));
      }),
      { numRuns: 200 },
    );
  });

  it("take one byte a letter as long as Latin letters do", () => {
    expect(listOf(["café", "wheat"]).units).toBeInstanceOf(Uint8Array);
    expect(listOf(["wheat", "жито"]).units).toBeInstanceOf(Uint16Array);
  });
});

describe("the articles of a word", () => {
  const pairs = fc
    .dictionary(fc.nat(2 ** 30).map(String), fc.integer({ min: 1, max: 100_000 }), { maxKeys: 20 })
    .map((each) => Object.entries(each).map(([article, passages]) => [Number(article), passages] as const));

  it("come back as they were packed", () => {
    fc.assert(
      fc.property(fc.array(pairs, { maxLength: 5 }), (lists) => {
        const packer = new WordArticlesPacker();
        const sorted = lists.map((list) => [...list].sort(([a], [b]) => a - b));
        for (const list of sorted) {
          packer.nextWord();
          for (const [article, passages] of list) packer.add(article, passages);
        }
        const packed = packer.finish();
        const read = sorted.map((_, i) => {
          const found: [number, number][] = [];
          forEachArticle(packed, i, (article, passages) => found.push([article, passages]));
          return found;
        });
        expect(read).toEqual(sorted);
      }),
      { numRuns: 200 },
    );
  });
});
