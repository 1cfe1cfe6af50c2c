import { expect, it } from "vitest";
import { countWords, isInitialWord } from "#lib/formats/initial-word.ts";

const judge = (letters: string, following: string, elsewhere = "") =>
  isInitialWord(letters, following, countWords([following, elsewhere]));

it.each([
  ["A", " mill burnt"],
  ["A", "mill burnt"],
  ["“A", "storm rose"],
  ["A", "union of millers"],
  ["I", "was there"],
  ["A", "rab horse", "a rab, and no other"],
])("takes an initial for a word: %s, %s", (letters, following, elsewhere = "") => {
  expect(judge(letters, following, elsewhere)).toBe(true);
});

it.each([
  ["M", "illers went home"],
  ["A", "fter the fire"],
  ["A", "mid the ruins"],
  ["A", "pples were lost"],
  ["A", "gents came"],
  ["A", "ustralia lent"],
  ["I", "t burnt"],
  ["L", "’avocat"],
  ["A", "rab horses", "the best Arab horses"],
])("takes an initial for a part of one: %s, %s", (letters, following, elsewhere = "") => {
  expect(judge(letters, following, elsewhere) ?? false).toBe(false);
});
