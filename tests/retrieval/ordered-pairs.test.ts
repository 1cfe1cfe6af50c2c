import { expect, it } from "vitest";
import { orderedPairs, pairShare } from "#lib/retrieval/ordered-pairs.ts";
import { tokenize } from "#lib/text/tokens.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "crane", term: "crane", idf: 1 },
  { word: "strike", term: "strike", idf: 3 },
];
const share = (text: string) => pairShare(orderedPairs(terms), text, tokenize(text));

it("weighs each pair by the commoner of its words", () => {
  expect([...orderedPairs(terms).values()]).toEqual([0.5, 0.5]);
  expect(share("The harbour crane stood still.")).toBe(0.5);
  expect(share("After the harbour crane came a crane strike.")).toBe(1);
});

it("wants the words in order, within one sentence, with nothing but grammar between them", () => {
  expect(share("The crane of the harbour.")).toBe(0);
  expect(share("The harbour and its crane.")).toBe(0.5);
  expect(share("They left the harbour. Crane drivers stayed.")).toBe(0);
  expect(share("The harbour\n\nCrane")).toBe(0);
  expect(share("The harbour's big crane.")).toBe(0);
});

it("counts a pair once, and needs two words", () => {
  expect(share("Harbour crane, harbour crane, harbour crane.")).toBe(0.5);
  expect(orderedPairs(terms.slice(0, 1)).size).toBe(0);
  expect(orderedPairs([]).size).toBe(0);
});
