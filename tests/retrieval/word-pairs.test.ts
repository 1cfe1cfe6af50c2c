import { expect, it } from "vitest";
import { pairShares, wordPairs } from "#lib/retrieval/word-pairs.ts";
import { contentPlaces } from "#lib/text/content-places.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "crane", term: "crane", idf: 1 },
  { word: "strike", term: "strike", idf: 3 },
];
const placesIn = (text: string) => (term: string) => contentPlaces(text).get(term) ?? [];
const shares = (text: string) => pairShares(wordPairs(terms), placesIn(text));
const ordered = (text: string) => shares(text).ordered;
const near = (text: string) => shares(text).near;

it("weighs each pair by the commoner of its words", () => {
  expect(wordPairs(terms).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  expect(ordered("The harbour crane stood still.")).toBe(0.5);
  expect(ordered("After the harbour crane came a crane strike.")).toBe(1);
});

it("finds a pair in order with nothing but grammar between its words", () => {
  expect(ordered("The crane of the harbour.")).toBe(0);
  expect(ordered("The harbour and its crane.")).toBe(0.5);
  expect(ordered("The harbour's big crane.")).toBe(0);
});

it("finds a pair in any order near each other", () => {
  expect(near("The crane of the harbour.")).toBe(0.5);
  expect(near("The harbour's big crane.")).toBe(0.5);
  expect(near("Harbour one two three four five six crane.")).toBe(0.5);
  expect(near("Harbour one two three four five six seven crane.")).toBe(0);
});

it("looks within one sentence", () => {
  for (const text of [
    "They left the harbour. Crane drivers stayed.",
    "The harbour\n\nCrane",
    "Harbour\nCrane",
  ]) {
    expect(shares(text)).toEqual({ ordered: 0, near: 0 });
  }
});

it("counts a pair once, and needs two words", () => {
  expect(shares("Harbour crane, harbour crane, harbour crane.")).toEqual({ ordered: 0.5, near: 0.5 });
  expect(wordPairs(terms.slice(0, 1))).toEqual([]);
  expect(wordPairs([])).toEqual([]);
});

it("does not take one word for two", () => {
  const twice = [{ word: "crane", term: "crane", idf: 1 }, ...terms.slice(0, 1)];
  expect(pairShares(wordPairs(twice), placesIn("The crane.")).near).toBe(0);
});
