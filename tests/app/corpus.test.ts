import { expect, test } from "vitest";
import { silentOutletWords } from "#app/(ask)/answer/silent-outlets.ts";
import { checkWords, findingWords } from "#app/shared/citations/finding-words.ts";
import { voiceWords } from "#app/shared/citations/voice-words.ts";
import { contentPolicy } from "#app/shared/frame/content-policy.ts";
import { corpusLine } from "#app/shared/question/corpus-line.ts";
import { corpusProblem } from "#app/shared/question/corpus-problem.ts";
import { filterWithout, outletGroups } from "#app/shared/question/outlet-groups.ts";
import { yearCounts, yearCountsWords } from "#app/shared/question/year-counts.ts";
import { article } from "./samples.ts";

const post = { outletId: "post", outletName: "The Post" };
const fathom = { outletId: "fathom", outletName: "Fathom" };
const undated = article({ ...fathom, id: "c" });
delete undated.publishedAt;
const articles = [
  article({ ...post, id: "a", publishedAt: "2014-11" }),
  article({ ...post, id: "b", publishedAt: "2011" }),
  undated,
];
const groups = outletGroups(articles);

test("articles are grouped by outlet, outlets by name, articles by date", () => {
  expect(groups.map((group) => [group.outlet.name, group.articles.map(({ id }) => id)])).toEqual([
    ["Fathom", ["c"]],
    ["The Post", ["b", "a"]],
  ]);
});

test("a filter names whole outlets where it can, and articles where it must", () => {
  expect(filterWithout(groups, new Set())).toBeUndefined();
  expect(filterWithout(groups, new Set(["gone"]))).toBeUndefined();
  expect(filterWithout(groups, new Set(["c"]))).toEqual({ outletIds: ["post"] });
  expect(filterWithout(groups, new Set(["a"]))).toEqual({ articleIds: ["c", "b"] });
  expect(filterWithout(groups, new Set(["a", "b", "c"]))).toEqual({ outletIds: [] });
});

test("silence is told by outlet, in part where it is in part", () => {
  expect(silentOutletWords(groups, ["c", "a", "gone"])).toBe("Fathom, The Post (1 of 2 articles)");
  expect(silentOutletWords(groups, [])).toBe("");
});

test("many silent outlets are not all named", () => {
  const many = outletGroups(
    Array.from({ length: 12 }, (_, index) =>
      article({
        id: `${index}`,
        outletId: `o${index}`,
        outletName: `Outlet ${String(index).padStart(2, "0")}`,
      }),
    ),
  );
  const words = silentOutletWords(
    many,
    many.map((group) => group.articles[0]?.id ?? ""),
  );
  expect(words).toMatch(/^Outlet 00, .*Outlet 07 and 4 more outlets$/);
});

test("one line says what the corpus is", () => {
  expect(corpusLine(groups)).toBe("3 articles from 2 outlets, 2011 to 2014");
});

test("years are counted without a gap, undated articles apart", () => {
  const counts = yearCounts(articles);
  expect(counts.bars.map((bar) => bar.count)).toEqual([1, 0, 0, 1]);
  expect(yearCountsWords(counts)).toBe("Articles by year. 2011: 1, 2014: 1, without a date: 1.");
  expect(yearCounts([undated])).toEqual({ bars: [], undated: 1 });
});

test("centuries of articles fit in forty bars and lose none", () => {
  const old = Array.from({ length: 300 }, (_, index) =>
    article({ id: `${index}`, publishedAt: `${1725 + index}` }),
  );
  const { bars } = yearCounts(old);
  expect(bars.length).toBeLessThanOrEqual(40);
  expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(300);
});

test("findings are told once each, in words that do not claim a proof", () => {
  const number = { kind: "number" as const, what: "5,000" };
  expect(findingWords([number, number, { kind: "quotation", what: "x" }])).toEqual([
    "the source gives no such number (5,000)",
    "these words are not in the source",
  ]);
  const words = (
    check: "verbatim" | "consistent" | "doubtful",
    wording: "original" | "summary" = "original",
  ) => checkWords({ check, findings: check === "doubtful" ? [number] : [] }, wording);
  expect([words("verbatim"), words("consistent"), words("doubtful")]).toEqual([
    "Word for word",
    "No discrepancy found",
    "The source gives no such number (5,000)",
  ]);
  expect(words("verbatim", "summary")).toBe("Word for word in our summary");
});

test("the outlet's voice, a named and an unnamed speaker stay three things", () => {
  expect(voiceWords({ kind: "outlet" }, "Fathom")).toBe("Fathom, in its own voice");
  expect(voiceWords({ kind: "outlet", leftOpen: true }, "Fathom")).toBe("in Fathom");
  expect(voiceWords({ kind: "named", name: "Tor Mykle", certain: true }, "Fathom")).toBe("Tor Mykle");
  expect(voiceWords({ kind: "named", name: "Tor Mykle", certain: false }, "Fathom")).toBe(
    "probably Tor Mykle",
  );
  expect(voiceWords({ kind: "unnamed", description: "a pilot" }, "Fathom")).toBe("a pilot (unnamed)");
  expect(voiceWords({ kind: "unnamed", description: "an unnamed pilot" }, "Fathom")).toBe("an unnamed pilot");
});

test("what keeps questions from being asked is told in the server's words", () => {
  const named = { id: "x", label: "x" };
  const health = {
    status: "missing" as const,
    answerer: named,
    embedder: named,
    store: { id: "sqlite" },
    articles: 0,
    passages: 0,
    generation: 0,
  };
  const problem = { code: "index-missing", message: "There is no index yet.", hint: "Run: npm run ingest" };
  const ready = { status: "ready" as const, data: {} };
  expect(corpusProblem({ status: "ready", data: { ...health, problem } }, ready)).toBe(problem);
  expect(corpusProblem({ status: "ready", data: { ...health, status: "ok" } }, ready)).toBeUndefined();
  expect(corpusProblem({ status: "loading" }, { status: "failed", failure: problem })).toBe(problem);
});

test("the content policy allows eval and inline styles in development alone", () => {
  expect(contentPolicy("n1", false)).toContain("script-src 'self' 'nonce-n1' 'strict-dynamic';");
  expect(contentPolicy("n1", false)).not.toContain("unsafe");
  expect(contentPolicy("n1", true)).toContain("unsafe-eval");
});
