import { describe, expect, it } from "vitest";
import { createCitationStream } from "#lib/citations/citation-stream.ts";
import { readSourceBrackets } from "#lib/citations/source-brackets.ts";
import type { AnswerDelta } from "#lib/schema/answer-delta.ts";
import { flatIdf, passageOf } from "./harbour-news.ts";

const CLUB = passageOf(
  "club",
  "The club sold 4,310[2] season tickets before August.[1] Its treasurer, Nora Falk, called the sale “a record [3] for us”. Wages rose by 12 per cent【2】 in the same season [2–3].",
  { outletName: "Field Weekly" },
);
const RIVAL = passageOf("rival", "The rival club sold 4,310 season tickets in one week, its chairman said.", {
  outletName: "Corner Flag",
});
const COURT = passageOf("court", "The court heard on Monday that twelve players were never paid at all.", {
  outletName: "Court Report",
});
const PASSAGES = [COURT, RIVAL, CLUB];

const run = (deltas: readonly AnswerDelta[]) => {
  const stream = createCitationStream({ passages: PASSAGES, idf: flatIdf });
  for (const delta of deltas) stream.push(delta);
  stream.finish();
  const result = stream.result();
  return { ...result, cites: result.citations.map(({ articleId }) => articleId) };
};

describe("words that an answerer hands over as an article's", () => {
  it.each([
    "The club sold 4,310[2] season tickets before August.[1]",
    "Wages rose by 12 per cent【2】 in the same season [2–3].",
    "Its treasurer, Nora Falk, called the sale “a record [3] for us”.",
  ])("come out byte for byte, and nothing in them is a marker: %s", (source) => {
    const { text, markers, cites, citations, removed } = run([{ source }, " [3]"]);
    expect(text).toBe(`${source} [1]`);
    expect(markers).toEqual([{ marker: 1, span: [source.length + 1, source.length + 4] }]);
    expect(cites).toEqual(["club"]);
    expect(citations[0]).toMatchObject({ check: "verbatim", quote: source });
    expect(removed.markers).toBe(0);
  });

  it.each(["[^2]", "[2, 1]", "[2][1]", "[ref 2]", "[[2]]", "[9]", "[note 2]", "(2)", "[sic]", "[2"])(
    "may hold %s",
    (bracket) => {
      const source = `The mill counted 77${bracket} looms.`;
      const passages = [RIVAL, COURT, passageOf("mill", source)];
      const stream = createCitationStream({ passages, idf: flatIdf });
      stream.push({ source });
      stream.push(" [3]");
      stream.finish();
      expect(stream.result().text).toBe(`${source} [1]`);
      expect(stream.result().sources.map(({ article }) => article.id)).toEqual(["mill"]);
    },
  );

  it("end what may have become a marker before them", () => {
    expect(run(["A label [", { source: "2] it was" }, "."]).sources).toEqual([]);
  });
});

describe("a model's answer", () => {
  it.each([
    ["in double marks", "Field Weekly has “4,310[2] season tickets” for it. [3]"],
    ["in straight marks", 'Field Weekly wrote of "4,310[2] season tickets before August". [3]'],
    ["with a space that the model put in", "Field Weekly wrote of “4,310 [2] season tickets”. [3]"],
    ["with an omission", "Field Weekly wrote that it “sold … 4,310[2] season tickets”. [3]"],
    ["in other brackets", "Field Weekly wrote of “12 per cent【2】 in the same season”. [3]"],
    ["copied without marks", "The club sold 4,310[2] season tickets, Field Weekly wrote. [3]"],
    ["a range", "Wages rose by 12 per cent in the same season [2–3], Field Weekly wrote. [3]"],
  ])("takes no note of a passage for a marker: %s", (_, answer) => {
    const { cites, text } = run([answer]);
    expect(cites).toEqual(["club"]);
    expect(text).toMatch(/\[2\]|【2】|\[2–3\]/u);
  });

  it.each([
    ["after its own words", "Corner Flag has the same figure of tickets for the rival club, 4,310 [2]."],
    ["after one word of the source", "That makes 4,310[2]."],
    ["at a copied sentence", "The rival club sold 4,310 season tickets in one week, its chairman said. [2]"],
  ])("keeps its own markers: %s", (_, answer) => expect(run([answer]).cites).toContain("rival"));

  it("cites the source whose note has the number of that very source", () => {
    const { cites } = run(["Wages rose by 12 per cent in the same season [3]."]);
    expect(cites).toEqual(["club"]);
  });

  it("is read the same however it is cut", () => {
    const answer = "It “sold 4,310[2] season tickets” [3], and Corner Flag says that the rival did, too [2].";
    const { cites: _, ...whole } = run([answer]);
    const { cites: __, ...cut } = run([...answer]);
    expect(cut).toEqual(whole);
  });
});

describe("readSourceBrackets", () => {
  const brackets = readSourceBrackets(["The tram carried 90[1][2] riders.", "It carried 90 [2] goats."]);
  it.each([
    ["The tram carried 90", "[1]", [1], true],
    ["The tram carried 90[1]", "[2]", [1], true],
    ["The tram carried 90", "[2]", [1], true],
    ["The tram carried 90", "[1]", [0], false],
    ["The tram had 90", "[1]", [1], false],
    ["He said “90", "[1]", [0], true],
    ["He said “91", "[1]", [0], false],
    ["The tram carried 90", "[3]", [1], false],
  ])("%s%s pointing to %j: %s", (before, bracketed, cited, copied) => {
    expect(brackets.isCopied(before, bracketed, cited)).toBe(copied);
  });
});
