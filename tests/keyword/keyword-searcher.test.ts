import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeywordIndex } from "#lib/keyword/keyword-index.ts";
import { SegmentedKeywordSearcher } from "#lib/keyword/search/segmented-keyword-searcher.ts";
import type { Scope } from "#lib/search/scope.ts";
import { compareStrings } from "#lib/store/catalogue-order.ts";
import { passageScorer } from "#tests/contracts/memory-store/score-passages.ts";
import { anArticle, type Stored } from "#tests/contracts/passage-store/fixtures.ts";
import { indexed, queryTerms } from "./indexed.ts";
import { randomCorpus, randomQuery } from "./random-corpus.ts";

type Found = { passageId: string; score: number };

function searcherOf(index: KeywordIndex, compare: (a: number, b: number) => number) {
  return new SegmentedKeywordSearcher([{ index, firstArticle: 0, firstPosition: 0 }], [], compare);
}

function searchIndex(corpus: readonly Stored[], query: string, limit: number, keep?: Keep): Found[] {
  const { index, ids } = indexed(corpus);
  const compare = (a: number, b: number) => compareStrings(ids[a] ?? "", ids[b] ?? "");
  const scope = keep && scopeOf(corpus, ids, keep);
  return searcherOf(index, compare)
    .search(queryTerms(query), limit, scope)
    .map(({ item, score }) => ({ passageId: ids[item] ?? "", score }));
}

function scoreEverything(corpus: readonly Stored[], query: string, limit: number, keep?: Keep): Found[] {
  return passageScorer(corpus)(query)
    .filter(({ passageId, articleId }) => keep === undefined || keep({ passageId, articleId }))
    .map(({ passageId, score }) => ({ passageId, score }))
    .sort((a, b) => b.score - a.score || compareStrings(a.passageId, b.passageId))
    .slice(0, limit);
}

type Keep = (hit: { passageId: string; articleId: string }) => boolean;

function scopeOf(corpus: readonly Stored[], ids: readonly string[], keep: Keep): Scope {
  const articleIds = corpus.map(({ article }) => article.id).sort();
  const articleOf = (id: string) => articleIds.findIndex((articleId) => id.startsWith(`${articleId}.`));
  const passages = new Set(
    ids.flatMap((id, i) => (keep({ passageId: id, articleId: articleIds[articleOf(id)] ?? "" }) ? [i] : [])),
  );
  const mask = new Uint8Array(articleIds.length);
  for (const position of passages) mask[articleOf(ids[position] ?? "")] = 1;
  const articles = Uint32Array.from(mask.keys()).filter((article) => mask[article] === 1);
  return { mask, articles, passages, passageCount: passages.size };
}

describe("keyword search", () => {
  it("finds exactly what scoring every passage finds, with the same scores", () => {
    fc.assert(
      fc.property(randomCorpus, randomQuery, fc.integer({ min: 1, max: 8 }), (corpus, query, limit) => {
        expect(searchIndex(corpus, query, limit)).toEqual(scoreEverything(corpus, query, limit));
      }),
      { numRuns: 300 },
    );
  });

  it("does so within any choice of passages", () => {
    fc.assert(
      fc.property(randomCorpus, randomQuery, fc.nat(5), (corpus, query, seed) => {
        const keep: Keep = ({ passageId }) => (passageId.length + passageId.charCodeAt(1)) % 6 <= seed;
        expect(searchIndex(corpus, query, 5, keep)).toEqual(scoreEverything(corpus, query, 5, keep));
      }),
      { numRuns: 200 },
    );
  });

  it("does so with terms used alike, and with passages scored by their own words alone", () => {
    const similarTo = new Map([
      [
        "talk",
        [
          { term: "border", weight: 0.5 },
          { term: "unknown", weight: 0.4 },
        ],
      ],
      [
        "usa",
        [
          { term: "wheat", weight: 0.9 },
          { term: "talk", weight: 0.3 },
        ],
      ],
    ]);
    fc.assert(
      fc.property(randomCorpus, randomQuery, fc.boolean(), (corpus, query, passageOnly) => {
        const { index, ids } = indexed(corpus);
        const compare = (a: number, b: number) => compareStrings(ids[a] ?? "", ids[b] ?? "");
        const terms = queryTerms(query).map((term) => ({ ...term, similar: similarTo.get(term.term) ?? [] }));
        const found = searcherOf(index, compare)
          .search(
            terms,
            99,
            scopeOf(corpus, ids, () => true),
            passageOnly ? 0 : 1,
          )
          .map(({ item, score }) => ({ passageId: ids[item] ?? "", score }));
        const expected = passageScorer(corpus)(query, { similar: similarTo, passageOnly })
          .map(({ passageId, score }) => ({ passageId, score }))
          .sort((a, b) => b.score - a.score || compareStrings(a.passageId, b.passageId));
        expect(found.map(({ passageId }) => passageId)).toEqual(expected.map(({ passageId }) => passageId));
        for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(expected[i]?.score ?? 0, 9);
      }),
      { numRuns: 200 },
    );
  });

  it("does so over thousands of articles, where only a few are looked into", () => {
    const random = fc.sample(fc.nat(), { numRuns: 12_000, seed: 7 });
    const word = (i: number) =>
      `w${"abcdefghij"[i % 10]}${"klmnopqrst"[(i >> 4) % 10]}${i % 7 === 0 ? i % 90 : ""}`;
    const corpus = Array.from({ length: 3000 }, (_, i) => {
      const words = Array.from({ length: 4 }, (_, j) => word((random[4 * i + j] ?? 0) % (97 + 13 * j)));
      return anArticle(`a${i}`, `${words.join(" ")}\n\n${words[0]} again`, { title: words[1] ?? "" });
    });
    const { index, ids } = indexed(corpus);
    const searcher = searcherOf(index, (a, b) => compareStrings(ids[a] ?? "", ids[b] ?? ""));
    const scorer = passageScorer(corpus);
    for (const query of [`${word(3)} ${word(21)} again`, `${word(50)} ${word(7)}`, word(90), "again"]) {
      const expected = scorer(query)
        .sort((a, b) => b.score - a.score || compareStrings(a.passageId, b.passageId))
        .slice(0, 50)
        .map(({ passageId, score }) => ({ passageId, score }));
      const found = searcher.search(queryTerms(query), 50);
      expect(found.map(({ item, score }) => ({ passageId: ids[item], score }))).toEqual(expected);
    }
  });

  it("weighs a word by how often the query has it", () => {
    const corpus = [anArticle("a0", "rice"), anArticle("a1", "corn"), anArticle("a2", "corn")];
    const once = searchIndex(corpus, "rice corn", 3);
    expect(once[0]?.passageId).toBe("a0.0-4");
    expect(searchIndex(corpus, "rice corn corn corn", 3)[0]?.passageId).toBe("a1.0-4");
  });

  it("keeps nothing from one search to the next", () => {
    const { index, ids } = indexed([anArticle("a0", "rice"), anArticle("a1", "corn")]);
    const searcher = searcherOf(index, (a, b) => a - b);
    const first = searcher.search(queryTerms("rice"), 9);
    searcher.search(queryTerms("corn rice"), 9);
    expect(searcher.search(queryTerms("rice"), 9)).toEqual(first);
    expect(first.map(({ item }) => ids[item])).toEqual(["a0.0-4"]);
  });

  it("counts a word that stands in a passage more often than a byte can hold", () => {
    const often = anArticle("a0", Array(300).fill("wheat").join(" "), { title: "" });
    const corpus = [often, anArticle("a1", "wheat rye", { title: "" })];
    expect(searchIndex(corpus, "wheat", 9)).toEqual(scoreEverything(corpus, "wheat", 9));
  });
});
