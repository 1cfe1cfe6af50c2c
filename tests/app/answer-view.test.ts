import { expect, test } from "vitest";
import { bylineOutlet } from "#app/(ask)/answer/byline-outlet.ts";
import { searchedAs } from "#app/(ask)/conversation/searched-as.ts";
import { turnState } from "#app/(ask)/conversation/turn-state.ts";
import { articleUses, articleUseWords, outletUse } from "#app/(ask)/sources/article-uses.ts";
import { answerView, citationAt } from "#app/shared/conversation/answer-view.ts";
import { answer, assistantMessage, citation, retrieved } from "./samples.ts";

const found = retrieved();
const other = retrieved({ id: "a3", outletId: "fathom", outletName: "Fathom" });
const sources = {
  searchedFor: "silt",
  corrections: [{ from: "sillt", to: "silt" }],
  coverage: "thin" as const,
  passages: [found, other],
  searchedArticleCount: 3,
  silentArticleIds: ["a2"],
};
const arriving = assistantMessage("m", [
  { type: "data-sources", data: sources },
  { type: "text", text: "It took 36 " },
  { type: "text", text: "barges. [1]" },
  { type: "data-citation", data: { citation: citation({ marker: 1 }), passageId: found.passage.id } },
]);

test("an answer that is still arriving is put together from its parts", () => {
  const view = answerView(arriving);
  expect(view.text).toBe("It took 36 barges. [1]");
  expect(view.sources.map((each) => [each.marker, each.passage.id])).toEqual([[1, found.passage.id]]);
  expect(view.alsoRetrieved).toEqual([other]);
  expect(view.coverage).toBe("thin");
  expect(view.corrections).toEqual([{ from: "sillt", to: "silt" }]);
  expect(view.complete).toBe(false);
});

test("what was taken back is no part of it", () => {
  const uncited = { answerSpan: [0, 4] as const, findings: [] };
  const view = answerView({
    ...arriving,
    parts: [
      ...arriving.parts,
      { type: "data-uncited", data: uncited },
      { type: "data-restart", data: true },
      { type: "text", text: "Thirty-six." },
    ],
  });
  expect(view).toMatchObject({ text: "Thirty-six.", citations: [], uncited: [], searchedFor: "silt" });
});

test("an answer without an end says so", () => {
  const note = "The answer is cut off.";
  const cut = answer({ incomplete: { reason: "length", note } });
  const view = answerView(assistantMessage("m", [{ type: "data-answer", data: cut }]));
  expect(view.incompleteNote).toBe(note);
});

test("once the whole answer is there, it alone counts", () => {
  const whole = answer({ text: "Thirty-six barges. [1]", coverage: "good", silentArticleIds: [] });
  const view = answerView({ ...arriving, parts: [...arriving.parts, { type: "data-answer", data: whole }] });
  expect(view).toMatchObject({ text: whole.text, coverage: "good", silentArticleIds: [], complete: true });
  expect(view.citations).toEqual(whole.citations);
  expect(view.refused).toBe(false);
});

test("a refusal is one, and nothing else is", () => {
  const refusal = answer({ refusal: "no-coverage", sources: [], citations: [] });
  expect(answerView(assistantMessage("m", [{ type: "data-answer", data: refusal }])).refused).toBe(true);
  expect(answerView(arriving).refused).toBe(false);
});

test("a marker stands for the citation of the sentence before it", () => {
  const first = citation({ answerSpan: [0, 20], quote: "first" });
  const second = citation({ answerSpan: [25, 60], quote: "second" });
  const elsewhere = citation({ marker: 2, answerSpan: [62, 80] });
  const all = [first, second, elsewhere];
  expect(citationAt(all, 1, 21)).toBe(first);
  expect(citationAt(all, 1, 61)).toBe(second);
  expect(citationAt(all, 2, 61)).toBeUndefined();
});

test("each article is cited so many times, retrieved, or silent", () => {
  const view = answerView(arriving);
  const uses = articleUses({ ...view, citations: [citation(), citation({ answerSpan: [30, 40] })] });
  expect([...uses].map(([id, use]) => [id, articleUseWords(use)])).toEqual([
    ["a3", "retrieved, not cited"],
    ["a2", "nothing found"],
    ["a1", "cited 2 times"],
  ]);
});

test("an outlet is silent only when all of its articles are", () => {
  const uses = new Map([
    ["x", { kind: "silent" as const }],
    ["y", { kind: "cited" as const, times: 2 }],
    ["z", { kind: "cited" as const, times: 1 }],
  ]);
  expect(outletUse(["x"], uses)).toEqual({ kind: "silent" });
  expect(outletUse(["x", "unknown"], uses)).toBeUndefined();
  expect(outletUse(["x", "y", "z"], uses)).toEqual({ kind: "cited", times: 3 });
});

test("a label belongs to the outlet that the sentences after it are cited to", () => {
  const text = "**Fathom**\n\nIt took 36 barges.";
  const view = answerView(arriving);
  const outletOf = (changes: Partial<typeof view>) =>
    bylineOutlet({ ...view, text, ...changes }, 10)?.outletId;
  expect(outletOf({ citations: [] })).toBe("fathom");
  expect(outletOf({ citations: [citation({ answerSpan: [12, 30] })] })).toBe("the-harbour-post");
  expect(outletOf({ text: "**Nobody**", citations: [] })).toBeUndefined();
});

test("what is neither whole nor under way was stopped", () => {
  const view = answerView(arriving);
  expect(turnState(undefined, true, "waiting", false)).toBe("searching");
  expect(turnState({ ...view, text: "" }, true, "streaming", false)).toBe("searching");
  expect(turnState(view, true, "streaming", false)).toBe("writing");
  expect(turnState(view, true, "ready", false)).toBe("stopped");
  expect(turnState(view, false, "streaming", false)).toBe("stopped");
  expect(turnState({ ...view, complete: true }, false, "failed", false)).toBe("complete");
  expect(turnState({ ...view, complete: true, refused: true }, true, "ready", false)).toBe("refused");
});

test("what has failed stays failed, also when other questions follow it; asked again, it is under way", () => {
  const view = answerView(arriving);
  expect(turnState(view, true, "failed", true)).toBe("failed");
  expect(turnState(undefined, false, "ready", true)).toBe("failed");
  expect(turnState(undefined, true, "waiting", true)).toBe("searching");
});

test("what was searched for is told when it is not what was asked", () => {
  const corrections = [{ from: "sillt", to: "silt" }];
  expect(searchedAs("How much silt?", { searchedFor: "how much  silt?", corrections: [] })).toBeUndefined();
  expect(searchedAs("How much sillt?", { searchedFor: "How much silt?", corrections })).toBeUndefined();
  expect(searchedAs("And in 2011?", { searchedFor: "Silt in 2011", corrections: [] })).toBe("Silt in 2011");
});

test("of what was retrieved, the best passage of each other article that was not silent is shown", () => {
  const passages = [
    found,
    retrieved({ id: "a1" }, 900),
    retrieved({ id: "a2" }),
    ...Array.from({ length: 20 }, (_, index) => retrieved({ id: `b${index >> 1}` }, 100 + index * 100)),
  ];
  const parts = arriving.parts.with(0, { type: "data-sources", data: { ...sources, passages } });
  const shown = answerView({ ...arriving, parts }).alsoRetrieved;
  expect(shown.map(({ article }) => article.id)).toEqual(["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"]);
  expect(shown[1]?.passage.start).toBe(300);
});
