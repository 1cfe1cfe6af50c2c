import { describe, expect, it } from "vitest";
import { checkSentence } from "#lib/citations/check-sentence.ts";
import { readClaim } from "#lib/citations/claim-facts.ts";
import { missingFacts } from "#lib/citations/missing-facts.ts";
import { readPassage } from "#lib/citations/passage-facts.ts";
import { isHard } from "#lib/citations/rules.ts";
import type { Finding } from "#lib/schema/answer.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { sentences } from "#lib/text/sentences.ts";
import { CRANES, flatIdf, NAVY, PASSAGES, RELAY } from "./harbour-news.ts";
import { PARAPHRASES } from "./paraphrases.ts";

const check = (passage: Retrieved, sentence: string) =>
  checkSentence(readClaim(sentence), [readPassage(passage)], flatIdf);

/** What is changed, what it is changed into (each absent from the passage), and the kind of finding that it must give. */
const CORRUPTIONS: readonly (readonly [Retrieved, string, readonly string[], Finding["kind"]])[] = [
  [NAVY, "1,500", ["1,600", "15,000", "150", "two thousand", "1.6 thousand", "sixteen hundred"], "number"],
  [NAVY, "17", ["70", "seven", "27", "eighteen", "two dozen"], "number"],
  [NAVY, "4,200", ["4,300", "420", "42,000", "4.2 million"], "number"],
  [CRANES, "40 percent", ["14 percent", "60%", "forty-one per cent", "four percent"], "number"],
  [CRANES, "$12", ["$20", "€112", "11 dollars"], "number"],
  [CRANES, "2.5 million", ["2.5 billion", "25 million", "3.5m", "two million"], "number"],
  [NAVY, "3 March", ["4 March", "3 April", "March 13", "3 March 2017"], "date"],
  [NAVY, "June 2014", ["July 2014", "June 2015", "2013", "June 3, 2014"], "date"],
  [CRANES, "2018", ["2017", "1918", "the 1990s"], "date"],
  [RELAY, "1998", ["1989", "2008", "May 1998"], "date"],
  [NAVY, "Lena Ostrow", ["Lena Petrov", "Irina Ostrow", "Boris Vance", "Pavel Ostrow"], "name"],
  [NAVY, "Pavel Dorn", ["Tomas Brandt", "Pavel Kade", "Marta Dorn", "Ivan"], "name"],
  [NAVY, "Tern Island", ["Gull Island", "Skerry Point"], "name"],
  [CRANES, "Marta Quill", ["Marta Quinn", "Joan Quill", "Lena Ostrow"], "name"],
  [RELAY, "Tomas Brandt", ["Tomas Brecht", "Willy Brandt", "Pavel Dorn"], "name"],
  [RELAY, "Tern Review", ["Gull Review", "Reuters"], "name"],
  [NAVY, "France", ["Russia", "Spain", "the United States"], "name"],
  [NAVY, "Canadian", ["Chinese", "American", "Iranian"], "name"],
  [CRANES, "Turkey", ["Egypt", "Iraq", "China"], "name"],
  [RELAY, "Japanese", ["German", "US", "Korean"], "name"],
  [RELAY, "Norland", ["Sudland", "Finland", "Poland"], "name"],
  [
    NAVY,
    "We will guard every ship",
    ["We will sink every ship", "We will guard each ship", "We shall guard every ship"],
    "quotation",
  ],
  [NAVY, "a cheap trick", ["a cheap lie", "a dirty trick", "war"], "quotation"],
  [
    CRANES,
    "Three of us sold our boats",
    ["Three of us burned our boats", "Four of us sold our boats"],
    "quotation",
  ],
  [RELAY, "a quiet understanding", ["a quiet agreement", "a secret understanding"], "quotation"],
];

const corrupted = CORRUPTIONS.flatMap(([passage, right, wrongs, kind]) =>
  sentences(passage.passage.text)
    .filter((sentence) => sentence.text.includes(right))
    .flatMap((sentence) =>
      wrongs.map((wrong) => ({ passage, kind, wrong, sentence: sentence.text.replaceAll(right, wrong) })),
    ),
);

describe("a sentence with something that its source lacks", () => {
  it("is made in more than 80 ways here", () => expect(corrupted.length).toBeGreaterThan(80));

  it.each(corrupted)("$kind: $sentence", ({ passage, kind, sentence }) => {
    const found = check(passage, sentence);
    const own = found.findings.filter((finding) => finding.kind === kind);
    expect(own).not.toEqual([]);
    if (own.some(isHard)) expect(found.check).toBe("doubtful");
    else expect(["unsure", "doubtful"]).toContain(found.check);
    for (const { what } of found.findings) expect(sentence).toContain(what);
  });
});

describe("a sentence of the source", () => {
  const verbatim = PASSAGES.flatMap((passage) =>
    sentences(passage.passage.text).map(({ text }) => ({ passage, text })),
  );

  it.each(verbatim)("is verbatim: $text", ({ passage, text }) => {
    const found = check(passage, text);
    expect(found).toMatchObject({ check: "verbatim", findings: [], score: 1 });
    const [start, end] = found.cited[0]?.span ?? [0, 0];
    expect(passage.passage.text.slice(start, end)).toBe(text);
  });

  it.each(verbatim)("lacks nothing by the rules either: $text", ({ passage, text }) => {
    expect(missingFacts(readClaim(text), [readPassage(passage)])).toEqual([]);
    expect(check(passage, `And ${text}`).findings).toEqual([]);
  });
});

describe("a paraphrase of the source", () => {
  it("gets a note in one case out of ten at most", () => {
    const alarms = PARAPHRASES.map(([passage, sentence]) => ({
      sentence,
      ...check(passage, sentence),
    })).filter((found) => found.check !== "consistent");
    expect(PARAPHRASES.length).toBeGreaterThanOrEqual(100);
    expect(
      alarms.map(({ sentence, findings }) => ({ sentence, findings })).length / PARAPHRASES.length,
    ).toBeLessThanOrEqual(0.1);
  });

  it("is doubtful against another article", () => {
    const other = new Map<Retrieved, Retrieved>([
      [NAVY, CRANES],
      [CRANES, RELAY],
      [RELAY, NAVY],
    ]);
    const unnoticed = PARAPHRASES.filter(
      ([passage, sentence]) => check(other.get(passage) ?? passage, sentence).check !== "doubtful",
    );
    expect(unnoticed.length / PARAPHRASES.length).toBeLessThanOrEqual(0.1);
  });
});
