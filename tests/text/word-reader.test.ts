import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWord } from "#lib/text/find-word.ts";
import { WordReader } from "#lib/text/word-reader.ts";

const PIECES =
  "the|United States|United|Europe|European Union|U.S.|U.K|U|E.U.|E|O'Neil|o’neil’s|don't|it's5|players'|'quoted'|90's|1,500|2.5|2.5m|12.|3rd|abc1|x²|a²|½|naïve|a\u0301b|Straße|日本|提高工资26|Metro线|ที่ดิน|𠮷野|カ\u3099ス|𝒜bc|😀|\ud835|’|'|.|,|—|“|\n|-|…|_|٣".split(
    "|",
  );
const pieces = fc
  .array(
    fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", " ", "", ".", ",", ", ", "’", "'", "—", "é")),
  )
  .map((all) => all.flat().join(""));
const anyText = fc.oneof(pieces, fc.string({ maxLength: 60 }), fc.string({ unit: "binary", maxLength: 60 }));

function found(text: string) {
  const words = [];
  for (let word = findWord(text, 0); word !== undefined; word = findWord(text, word.end)) words.push(word);
  return words;
}

describe("reading words", () => {
  it("finds what the pattern finds, whatever was read before", () => {
    const reader = new WordReader((word) => word);
    fc.assert(
      fc.property(anyText, (text) => {
        const { count, numbers, starts, ends, entries } = reader.read(text);
        const read = Array.from({ length: count }, (_, i) => ({
          word: entries[numbers[i] ?? -1],
          start: starts[i],
          end: ends[i],
        }));
        expect(read).toEqual(found(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("describes a word once, however many others there are", () => {
    let described = 0;
    const reader = new WordReader((word) => {
      described++;
      return word;
    });
    const text = Array.from({ length: 30_000 }, (_, i) => `word${i} ${i}`).join(" ");
    for (let round = 0; round < 2; round++) {
      const { count, numbers, starts, ends, entries } = reader.read(text);
      expect(count).toBe(60_000);
      for (let i = 0; i < count; i += 97) {
        expect(entries[numbers[i] ?? -1]).toBe(text.slice(starts[i], ends[i]));
      }
    }
    expect(described).toBe(60_000);
  });

  it("tells what it knows of a single word, of any length", () => {
    const reader = new WordReader((word) => word.length);
    for (const length of [1, 64, 65, 5000]) expect(reader.entryOf("x".repeat(length))).toBe(length);
    expect(reader.read("xx x").entries[1]).toBe(64);
  });
});
